"""Roles and the words that stand before a person's name."""

from __future__ import annotations

from typing import Final

__all__ = ["ROLE_GOES_ON", "ROLE_HEAD", "ROLE_STOPS", "TITLE"]

# "nguyên Phó Bí thư", "quyền Chủ tịch", "Phó Trưởng ban", "Huyện ủy viên", "đại biểu", "người có uy tín"
ROLE_HEAD: Final = r"""(?:(?:nguyên|quyền|q\.)[ ])?(?:phó[ ](?:ban|bản|thôn|phòng|công[ ]an)
  | (?:phó[ ])?(?:
        (?:tổng[ ])?(?<!ban[ ])bí[ ]thư | chủ[ ]tịch | (?:tổng[ ])?giám[ ]đốc | chánh[ ](?:văn[ ]phòng|thanh[ ]tra|án) | chủ[ ]nhiệm | thủ[ ]tướng | chính[ ]ủy
      | (?:viện|hiệu|cục|chi[ ]cục|vụ|đồn|hội|chi[ ]hội|tham[ ]mưu|chỉ[ ]huy|hạt|đội|khoa|trạm)[ ]trưởng
      | trưởng(?:[ ](?:ban|phòng|đoàn|công[ ]an|thôn|bản|khối|xóm|ấp|buôn|khoa|trạm|ty|bộ[ ]môn|ngành))? )
  | (?:thứ|bộ|tổ|nhóm|kế[ ]toán)[ ]trưởng | chính[ ]trị[ ]viên(?:[ ]phó)? | tư[ ]lệnh
  | (?:(?:tỉnh|huyện|thành|thị|quận|đảng)[ ])?ủy[ ]viên | thường[ ](?:trực|vụ)
  | đại[ ]biểu | chuyên[ ]viên | thư[ ]ký | cán[ ]bộ | công[ ]chức | đảng[ ]viên | người[ ]có[ ]uy[ ]tín | già[ ]làng | bác[ ]sĩ | giáo[ ]viên )"""

# What a role may go on with once its body or place is named.
ROLE_GOES_ON: Final = r"(?:khóa|nhiệm[ ]kỳ|giai[ ]đoạn|kiêm|phụ[ ]trách|thường[ ]trực|dự[ ]khuyết|của|thuộc|cấp|(?:tỉnh|huyện|xã|phường|thành[ ]phố|thị[ ](?:xã|trấn)|quận|tp|tx)(?!\w))"
# What no role goes on with: "trưởng thôn | cho biết", "giám đốc | đã ký", "Phó Giám đốc Sở | giữ chức vụ".
ROLE_STOPS: Final = (
    r"(?:cho|đã|đang|sẽ|vừa|bị|được|thì|là|để|do|khi|trong|với|cũng|không|lại|luôn|ở|tại|về|đến|tới|từ|theo|này|nọ|kia|lúc|sau|thay|giữ|làm|có|còn|vào|ra|lên|và|hay|hoặc|nhưng"
    r"|mà|vì|nên|xin|hôm|sáng|trưa|chiều|tối|ngày|một|những|các|mỗi|hai|nói|nêu|kể|cùng|thăm|dẫn[ ]đầu|dự(?![ ]khuyết)|ký|quyết|chủ[ ]trì|chia[ ]sẻ|phát[ ]biểu|khẳng[ ]định|nhấn|trao|tặng|yêu[ ]cầu"
    r"|đề[ ]nghị|ghi[ ]nhận|biểu[ ]dương|bày[ ]tỏ|đánh[ ]giá|nhận|tâm[ ]sự|trình[ ]bày|xác|chịu|tham[ ]gia|trả[ ]lời|báo[ ]cáo|phấn[ ]khởi|vui[ ]mừng|thông[ ]tin[ ](?:thêm|về)|đại[ ]diện)(?!\w)"
)

# "đồng chí", "Thượng tá", "Ảnh:", "gia đình ông"
TITLE: Final = (
    r"(?:đồng[ ]chí|đ/c|ông|bà|anh|chị|em|cụ|bác|cô|chú|già[ ]làng|trưởng[ ](?:bản|thôn|khối|xóm|ấp|buôn)|gia[ ]đình[ ](?:ông|bà|anh|chị)|hộ[ ](?:ông|bà|anh|chị)"
    r"|(?:thượng|trung|thiếu|đại)[ ](?:tá|úy|tướng|sĩ)(?:[ ]qncn)?|binh[ ](?:nhất|nhì)|linh[ ]mục|hòa[ ]thượng|thượng[ ]tọa|ths\.?|ts\.?|bs\.?|gs\.?(?:ts\.?)?|pgs\.?(?:,?[ ]?ts\.?)?|nghệ[ ]nhân|tác[ ]giả|bài(?:,[ ]ảnh)?:|ảnh:|tin,[ ]ảnh:|nhà[ ]báo|luật[ ]sư|người[ ]có[ ]uy[ ]tín)"
)
