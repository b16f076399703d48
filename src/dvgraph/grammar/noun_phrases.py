"""Where the counted noun phrase behind a numeral ends."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["noun_phrase_end"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNIT_AND_NAME: Final = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+)?[ ](?=[^\W\d_])(?-i:[A-ZÀ-ÝĂĐƠƯẠ-Ỹ])")
_AND: Final = re.compile(r"[ ]và[ ]|,[ ](?:và[ ])?")

# Syllables that never go on a counted noun phrase: prepositions, conjunctions, adverbs, pronouns, light verbs.
_STOPS: Final = frozenset(
    """
    của ở tại được đã đang sẽ có cho với trên trong ngoài để là và do từ đến tới nhằm theo vào bị phải
    đạt chiếm gồm bao như nhưng khi mà này đó ấy kia trước sau so cùng còn nên rồi thì vẫn cũng không
    chưa chỉ qua bằng hoặc hay tăng giảm vượt nhờ vì tặng trao thu nộp hưởng nằm giáp kéo dài lên xuống
    ra đi nay hiện mỗi các những một nhiều tất trị ước khoảng gần hơn dưới tuy song nếu bởi lại khắp
    quanh ngay luôn thường cần muốn biết thấy nói đều vừa mới hết giúp gặp về thuộc gắn đóng xin gửi bầu
    chọn tôi họ tính chúng làm lấy đưa bắt mắc chết tử ngụ trú sinh cư tiếp trở hiến dời xếp rút góp nghe
    """.split()
)  # fmt: skip
# Two syllables that begin what is said of the phrase, not the phrase; as its first words they may be nouns (tổ chức).
_VERBS: Final = frozenset(
    """
    tham gia|tham dự|tham mưu|phát biểu ý|hỗ trợ|xây dựng|thực hiện|triển khai|tổ chức|ban hành|phục vụ|đảm bảo|bảo đảm|tiếp nhận|khen thưởng
    biểu dương|thành lập|thu hút|tuyên truyền|vận động|chuyển đổi|sử dụng|đăng ký|tiêu biểu|xuất sắc|trực thuộc|phụ trách|công tác tại|trực tiếp
    thoát nghèo|hoàn thành|đề nghị|kiến nghị về|đồng ý|tán thành|nhất trí|bình quân|trung bình|trong đó|tương đương|trở lên|tổng kinh|trị giá
    đầu tư|nâng cấp|sửa chữa|huy động|kết nạp|giải quyết|phối hợp|tập trung|góp phần|đóng góp|tăng cường|phát triển|chăm lo|giao lưu|ký kết|sinh sống
    quyết định|xảy ra|diễn ra|cơ bản|toàn bộ|liên tục|đồng loạt|khác nhau|bước đầu|kịp thời|hiệu quả|nổi bật|bàn giao|điển hình dân|dân vận
    """.replace("\n", "|").strip(" |").split("|")
)  # fmt: skip
_VERB_PAIRS: Final = frozenset(" ".join(pair.split()) for pair in _VERBS if len(pair.split()) == 2)
# Syllables of the list above that stand inside a phrase in these pairs.
_KEPT: Final = frozenset(
    """
    tiếp xúc|tiếp dân|làm việc|làm nghề|sau đại|tử tuất|cư trú|cư dân|sinh hoạt|sinh viên|cấp ủy|có công|chưa có|không có|có uy|đưa tin|tiếp cận
    bị hại|trong nước|ngoài nước|dài hạn|lao động|thu nhập|đóng mới|về nước|trên không|dưới nước|có hoàn|gắn máy|sinh con|làm kinh|thu gom|ra quân|có nguy|hiện hành|tuyên truyền|ngày công|học sinh|vệ sinh|thí sinh|bệnh nhân|một cửa|mới nổi
    """.replace("\n", "|").strip(" |").split("|")
)  # fmt: skip
_KEPT_PAIRS: Final = frozenset(" ".join(pair.split()) for pair in _KEPT)
# Nouns that are strung together under one numeral: "21 xã, thị trấn", "552 cơ quan, tổ chức, đơn vị".
_STRUNG: Final = frozenset(
    """
    xã|phường|thị trấn|thị xã|huyện|quận|thành phố|thôn|bản|xóm|ấp|buôn|làng|khối|khóm|tổ dân|tổ chức|cơ quan|đơn vị|đảng viên|đoàn viên|hội viên
    cán bộ|huyện ủy|quận ủy|thị ủy|đảng bộ|đảng ủy|công chức|viên chức|công nhân|chiến sĩ|chiến sỹ|điển hình|mô hình|cá nhân|tập thể|chi bộ|chi hội|chi đoàn|doanh nghiệp|hợp tác|trường|lớp
    học sinh|sinh viên|giáo viên|hộ dân|hộ gia|người dân|người lao|ban ngành|ban|ngành|đoàn thể|địa phương|chức sắc|chức việc|già làng|trưởng bản|trưởng thôn
    nhân dân|quần chúng|khu phố|khu dân|trang trại|gia trại|tổ hợp|kiến nghị|ý kiến|đề xuất|tin|bài|hội nghị|hội thảo|sở|phòng|ban quản|đồ vật|tài liệu
    """.replace("\n", "|").strip(" |").split("|")
)  # fmt: skip
_STRUNG_HEADS: Final = frozenset(" ".join(words.split()) for words in _STRUNG)
# Common words that are written with a capital: "01 trường Mầm non", "1 trạm Y tế".
_COMMON: Final = re.compile(
    r"(?:Mầm non|Tiểu học|Trung học|Phổ thông|Y tế|Văn hóa|Văn hoá|Công giáo|Phật giáo|Tin [Ll]ành)(?!\w)"
)
_TIMES: Final = frozenset({"năm", "tháng", "tuần", "ngày", "giờ", "phút", "tuổi", "lần"})
_LONGEST: Final = 8


def noun_phrase_end(plain: str, folded: str, start: int, stop: int) -> int:
    """Return where the noun phrase that begins at `start` (a space, or its first word) ends; `start` if none begins.

    `plain` and `folded` are the two ways of one view. A name ends it: "03 tỉnh" of "03 tỉnh Hủa Phăn và …".

    >>> text = "420 cuộc tiếp xúc cử tri trước và sau các kỳ họp"
    >>> text[: noun_phrase_end(text, text, 3, len(text))]
    '420 cuộc tiếp xúc cử tri'
    """
    end, count = start, 0
    while count < _LONGEST:
        at = _next(plain, folded, end, stop, count)
        word = _WORD.match(folded, at, stop) if at is not None else None
        if word is None or at is None or (count and _named(plain, word, end)):
            break
        strung = at > end + 1
        pair = _pair(folded, word, stop)
        if pair in _KEPT_PAIRS:
            end, count = word.end() + 1 + len(pair.split()[1]), count + 2
            continue
        if not strung and (word[0] in _STOPS or (count and pair in _VERB_PAIRS)):
            break
        end, count = word.end(), count + 1
        if count == 1 and word[0] in _TIMES:
            break
    return end


def _named(plain: str, word: re.Match[str], end: int) -> bool:
    """Tell whether a word begins a name: a capital behind a word without one; "DTTS" is no name."""
    if _COMMON.match(plain, word.start()):
        return False
    first, second = plain[word.start() : word.start() + 1], plain[word.start() + 1 : word.start() + 2]
    before = plain.rfind(" ", 0, end) + 1
    return first.isupper() and not second.isupper() and not plain[before : before + 1].isupper()


def _pair(folded: str, word: re.Match[str], stop: int) -> str:
    follows = (
        _WORD.match(folded, word.end() + 1, stop) if folded[word.end() : word.end() + 1] == " " else None
    )
    return f"{word[0]} {follows[0]}" if follows else word[0]


def _next(plain: str, folded: str, end: int, stop: int, count: int) -> int | None:
    """Return where the next word begins: behind a space, or behind "," and "và" where a noun is strung on."""
    if end >= stop:
        return None
    if count and (joint := _AND.match(folded, end, stop)):
        word = _WORD.match(folded, joint.end(), stop)
        strung = word is not None and (word[0] in _STRUNG_HEADS or _pair(folded, word, stop) in _STRUNG_HEADS)
        if word is not None and _UNIT_AND_NAME.match(plain, word.start(), stop):
            return None  # "6 xã và thị trấn Rạch Gốc": what is strung on has a name of its own
        return joint.end() if strung else None
    if folded[end] == " ":
        return end + 1
    return end if count == 0 else None
