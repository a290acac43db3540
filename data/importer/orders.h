// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace importer {

/// What this process is to do, from its arguments: `list|read|write [--OPTION VALUE]... FILE`.
struct Orders {
    enum class Work { List, Read, Write } work = Work::Read;
    std::string file;
    std::string layer;    ///< which table; empty: the first with shapes, else the first
    int to = 0;           ///< EPSG number that coordinates are brought to; 0: as they are
    std::string crs;      ///< of the file, instead of what it says; when writing: to transform to
    bool raw = false;     ///< coordinates are degrees of another datum and come as they are
    bool swapped = false; ///< the file has y (latitude) first
    std::string encoding; ///< of its texts, instead of what it says
    std::string x, y;     ///< columns with coordinates, where a file has no shapes
    std::int64_t most = -1; ///< rows to read
    std::string driver;   ///< when writing
    std::int64_t memoryMb = 2048;
    int seconds = 3600;   ///< of processor time

    static std::optional<Orders> parse(int argc, char** argv);
};

} // namespace importer
