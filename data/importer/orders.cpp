// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/orders.h"

#include <cstdlib>
#include <string_view>

namespace importer {

namespace {

bool take(Orders& orders, std::string_view name, const std::string& value) {
    struct Text {
        std::string_view name;
        std::string Orders::*member;
    };
    constexpr Text texts[] = {{"--layer", &Orders::layer}, {"--crs", &Orders::crs}, {"--encoding", &Orders::encoding},
                              {"--x", &Orders::x}, {"--y", &Orders::y}, {"--driver", &Orders::driver}};
    for (const Text& text : texts)
        if (name == text.name) {
            orders.*text.member = value;
            return true;
        }
    const long long number = std::atoll(value.c_str());
    if (name == "--to") orders.to = int(number);
    else if (name == "--raw") orders.raw = number != 0;
    else if (name == "--swapped") orders.swapped = number != 0;
    else if (name == "--most") orders.most = number;
    else if (name == "--memory") orders.memoryMb = number;
    else if (name == "--seconds") orders.seconds = int(number);
    else return false;
    return true;
}

} // namespace

std::optional<Orders> Orders::parse(int argc, char** argv) {
    if (argc < 3 || argc % 2 == 0) return std::nullopt;
    Orders orders;
    const std::string_view work = argv[1];
    if (work == "list") orders.work = Work::List;
    else if (work == "read") orders.work = Work::Read;
    else if (work == "write") orders.work = Work::Write;
    else return std::nullopt;
    for (int i = 2; i + 1 < argc - 1; i += 2)
        if (!take(orders, argv[i], argv[i + 1])) return std::nullopt;
    orders.file = argv[argc - 1];
    return orders;
}

} // namespace importer
