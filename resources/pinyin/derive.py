#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes readings.tsv of Unicode's Unihan_Readings.txt, named on the command line (Debian package unicode-data):
a line for each set of readings, the syllables without tones, the most usual first, then the characters read so."""
import collections
import re
import sys
import unicodedata

LATIN = re.compile(r"[^\W\d_]+", re.UNICODE)


def plain(syllable):
    """Without its tone; ü as keyboards have it."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFD", syllable).replace("u\u0308", "v"))
    return "".join(c for c in bare if c.isascii() and c.isalpha()).lower()


def main():
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                value = re.sub(r"\([0-9]+\)|[0-9*.,]+:", " ", value)
                found[int(code[2:], 16)][field] += [plain(word) for word in LATIN.findall(unicodedata.normalize("NFC", value))]
    characters = collections.defaultdict(str)
    for code in sorted(found):
        fields = found[code]
        if 0x3400 <= code <= 0x9FFF and fields["kMandarin"]:
            every = [*fields["kMandarin"], *fields["kHanyuPinlu"], *fields["kXHC1983"]]
            characters[" ".join(dict.fromkeys(filter(None, every)))] += chr(code)
    with open("readings.tsv", "w", encoding="utf-8") as out:
        for readings in sorted(characters):
            out.write(f"{readings}\t{characters[readings]}\n")


main()
