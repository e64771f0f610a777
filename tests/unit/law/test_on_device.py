"""Sentences on data that stays on the reader's device."""

from __future__ import annotations

import pytest

from policylint.law.on_device import is_kept_in_own_cloud, stays_on_device


@pytest.mark.parametrize(
    "sentence",
    [
        "Your settings are stored locally on your device and never leave it.",
        "Your photos and your location never leave your phone.",
        "We store your location locally on your device; we have no access to it.",
        "The app saves your preferences in local storage.",
        "Your location is processed on the device and not shared.",
        "Your photos are stored locally on your device and are not collected, transmitted, or shared.",
        "The extension needs your browsing history, which is processed locally on your computer.",
        "Recordings are kept on your device until you delete them.",
        "Your notes are stored locally on the user's computer.",
        "Your settings are kept on the device of the user.",
    ],
)
def test_data_that_stays_on_the_device(sentence: str) -> None:
    assert stays_on_device(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We collect your location and store it on your device.",
        "Your IP address is stored on our server, not on your device.",
        "Your location is not stored on your device.",
        "Your photos are stored on your device and in the cloud.",
        "Crash logs are stored on your device and sent to us.",
        "We place cookies that are stored on your device.",
        "Your e-mail address is kept on your device, and we send it to Acme.",
        "Your photos stay on your device unless you share them.",
        "Your photos are stored on your device, never on our servers, until they are uploaded to Acme.",
        "Most of your data is stored locally on your device.",
        "Your name is stored in our database.",
        "Your health records are kept on a disk.",
        "Your name is stored on the device of the operator.",
        "Your data is stored on that machine in Frankfurt.",
        "Your records are kept locally in Berlin.",
        "Your name is saved on your phone and we look at it.",
        "Your location is processed on your device and passed to Acme.",
        "Your location is stored on your device and given to Acme.",
        "Your notes are stored on your device, and Acme Fit reads them.",
        "Your location is stored on your device and rented to others.",
        "Your location is stored on your device, where it is mined for patterns.",
        "Your notes are kept on your device and Acme mines them.",
        "It is not sent to us, it is uploaded to Acme, and kept on your device.",
    ],
)
def test_data_that_goes_elsewhere_or_is_not_there(sentence: str) -> None:
    assert not stays_on_device(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You can optionally sync your notes with iCloud.",
        "If you turn on iCloud sync, your notes are stored in your own iCloud account.",
        "If you enable iCloud, your data is stored in your private iCloud account by Apple; we have no access to it.",
        "They may be synced across your devices through Apple iCloud.",
        "Backups go to your own Dropbox, which we cannot read.",
        "iCloud backup is handled by Apple under Apple's privacy policy.",
    ],
)
def test_a_cloud_of_the_readers_own(sentence: str) -> None:
    assert is_kept_in_own_cloud(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Your notes are stored on our servers and in iCloud.",
        "We use iCloud to receive your notes.",
        "Your notes are synced with iCloud and with Acme.",
        "Your notes are backed up to the cloud.",
        "Your notes are stored in our Dropbox.",
        "Your notes go to iCloud, and analytics go to us.",
        "Your notes are synced with iCloud, where our staff can read them.",
        "Your notes stay on your device.",
    ],
)
def test_a_cloud_of_somebody_else(sentence: str) -> None:
    assert not is_kept_in_own_cloud(sentence)
