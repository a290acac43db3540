// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/encoding.h"

#include "parcel/parcel.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <iconv.h>

namespace importer {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Converter {
    iconv_t handle;
    explicit Converter(const std::string& from) : handle(iconv_open("UTF-8", from.c_str())) {}
    ~Converter() {
        if (isOpen()) iconv_close(handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    bool isOpen() const { return handle != iconv_t(-1); }
};

/// Converts; counts what could not be. A character cut off by the end of the bytes is no mistake.
std::string convert(std::string_view bytes, const std::string& from, std::size_t& mistakes) {
    std::string result;
    Converter converter(from);
    if (!converter.isOpen()) {
        mistakes = bytes.size();
        return result;
    }
    std::string source(bytes);
    char* at = source.data();
    std::size_t left = source.size();
    char out[4096];
    while (left > 0) {
        char* to = out;
        std::size_t room = sizeof out;
        const std::size_t done = iconv(converter.handle, &at, &left, &to, &room);
        const int error = errno;
        result.append(out, sizeof out - room);
        if (done != std::size_t(-1) || error == E2BIG) continue;
        if (error == EINVAL) break;
        ++mistakes;
        result += replacement;
        ++at;
        --left;
        iconv(converter.handle, nullptr, nullptr, nullptr, nullptr);
    }
    return result;
}

} // namespace

std::string iconvName(const std::string& encoding) {
    std::string upper = encoding;
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    if (upper == "GBK" || upper == "GB2312" || upper == "CP936" || upper == "936" || upper == "GB18030" || upper == "LDID/77")
        return "GB18030";
    if (upper == "65001" || upper == "UTF8") return "UTF-8";
    return upper;
}

std::string guessEncoding(std::string_view bytes) {
    for (const char* candidate : {"UTF-8", "GB18030"}) {
        std::size_t mistakes = 0;
        (void)convert(bytes, candidate, mistakes);
        if (mistakes == 0) return candidate == std::string_view("UTF-8") ? "UTF-8" : "GBK";
    }
    return "ISO-8859-1";
}

std::string toUtf8(std::string_view bytes, const std::string& encoding) {
    std::size_t mistakes = 0;
    std::string text = convert(bytes, iconvName(encoding), mistakes);
    if (text.size() > parcel::longestText) {
        std::size_t end = parcel::longestText;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text.resize(end);
    }
    return text;
}

} // namespace importer
