"""Make the Chinese font of our papers: the letters of everyday Chinese and those of our own translations, out of Noto Sans SC.

    pip install fonttools pylopdf-fonts-zh-cn
    python scripts/chinese_font.py <folder of pylopdf_fonts_zh_cn>/NotoSansSC-Regular.otf

Run it again when a test says that a letter of a translation cannot be printed.
"""

import sys
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parents[1]
FONT = ROOT / "seemein" / "roadmaps" / "papers" / "fonts" / "NotoSansSC-Regular.otf"
_FIRST_HAN = 0x2E80
# GB 2312: its 6763 characters, and its rows of signs and of wide letters.
_ROWS = (*range(0xB0, 0xF8), 0xA1, 0xA3)


def everyday() -> set[str]:
    """What a writer of Chinese expects to find in any font."""
    pairs = (bytes((row, cell)) for row in _ROWS for cell in range(0xA1, 0xFF))
    return set("".join(pair.decode("gb2312", errors="ignore") for pair in pairs))


def ours() -> set[str]:
    """Every Chinese letter of the repository's translations and guides."""
    files = [*(ROOT / "content").rglob("*.po"), *(ROOT / "content").rglob("*.md"), *(ROOT / "content").rglob("*.yaml")]
    letters = {letter for file in files for letter in file.read_text(encoding="utf-8")}
    return {letter for letter in letters if ord(letter) >= _FIRST_HAN}


def main(source: str) -> None:
    """Write the font."""
    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False, desubroutinize=False)
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(everyday() | ours()))
    subsetter.subset(font)
    subset.save_font(font, str(FONT), options)
    sys.stdout.write(f"{FONT.name}: {FONT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
