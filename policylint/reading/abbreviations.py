"""Words before a full stop that ends no sentence, in English and German: a list for all, for neither has the other's words."""

from __future__ import annotations

from policylint.patterns import words

TITLES = words(
    """
    dr mr mrs ms prof messrs vs v e.g eg i.e ie viz cf approx incl excl hon rev resp lit
    bzw ggf vgl bspw inkl zzgl evtl gem z.b d.h u.a i.d.r i.s.d i.v.m sog buchst ziff
    """
)
NUMBERED = words(
    """
    no nos nr art arts sec secs sect reg regs par para paras pp p pg ch chap vol fig cl abs rec pt tel ph ext
    est n § jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
AMBIGUOUS = words(
    """
    inc ltd corp co llc llp plc pty pte pvt jr sr bros gmbh s.a s.l s.r.l s.p.a b.v n.v a.m p.m am pm st ave
    blvd rd ste fl dept attn apt bldg hwy str u.s u.k e.u u.s.a u.s.c d.c p.o cal civ gov bus stat colo conn
    fla mass ph.d m.d esq a.k.a al ed sen rep gen fed admin assn univ intl etc seq ul sp
    """
)
STARTERS = words(
    """
    We You Your Our The This These Those That If In For When Where While As At By To It Its They Their There A
    An Any All Some Such Please However Also Additionally Furthermore Moreover Once Unless Under Upon With Use
    Without Each Every No Other Most Who What How Why Which Because Since After Before During I He She Here On
    Only Except From And But Or Nothing Both Certain Although Do Does Contact See Learn Visit Read Click Then
    Should Is Are Can May Will Therefore Thus Accordingly Depending Further Using Until Within Through
    """
)
"""Words that begin sentences."""
