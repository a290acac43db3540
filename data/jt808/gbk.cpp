// SPDX-License-Identifier: GPL-3.0-or-later
#include "jt808/gbk.h"

#include <algorithm>
#include <cerrno>
#include <iconv.h>

namespace jt808 {

namespace {

/// One direction of the C library's converter. Without that (a system without its tables) only ASCII passes.
class Converter {
public:
    Converter(const char* to, const char* from) : m_handle(iconv_open(to, from)) {}
    ~Converter() {
        if (m_handle != iconv_t(-1)) iconv_close(m_handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// Skips what cannot be converted, `skip(first byte)` bytes long, and writes `instead` for it.
    template <typename Skip>
    std::string run(std::string_view text, std::string_view instead, Skip skip) {
        std::string out;
        char* at = const_cast<char*>(text.data()); // iconv's signature; it only reads
        std::size_t left = text.size();
        while (left) {
            if (convert(at, left, out) || !left) continue;
            out += instead;
            const std::size_t skipped = std::min(left, skip(std::uint8_t(*at)));
            at += skipped;
            left -= skipped;
        }
        return out;
    }

private:
    /// True when all of it, or a pieceful, was converted; false where it stands before what it cannot convert.
    bool convert(char*& at, std::size_t& left, std::string& out) {
        if (m_handle == iconv_t(-1)) {
            for (; left && std::uint8_t(*at) < 0x80; ++at, --left) out += *at;
            return left == 0;
        }
        char piece[256];
        char* to = piece;
        std::size_t room = sizeof piece;
        const bool done = iconv(m_handle, &at, &left, &to, &room) != std::size_t(-1) || errno == E2BIG;
        out.append(piece, to);
        return done;
    }

    iconv_t m_handle;
};

} // namespace

std::string fromGbk(Bytes text) {
    const auto end = std::find(text.begin(), text.end(), 0);
    const std::string_view bytes(reinterpret_cast<const char*>(text.data()), std::size_t(end - text.begin()));
    if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return std::uint8_t(c) < 0x80; })) return std::string(bytes);
    return Converter("UTF-8", "GB18030").run(bytes, "\xef\xbf\xbd", [](std::uint8_t) { return std::size_t(1); });
}

Buffer toGbk(std::string_view utf8) {
    const auto length = [](std::uint8_t lead) { return std::size_t(lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4); };
    const std::string text = Converter("GBK", "UTF-8").run(utf8, "?", length);
    return Buffer(text.begin(), text.end());
}

} // namespace jt808
