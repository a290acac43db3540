// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/plan.h"

namespace demo {

/// Of every account of a demo city. Everybody may know it: the sign-in page and `xiuhuactl info` show it.
inline constexpr char accountPhrase[] = "banan-demo";

/// What `xiuhuactl demo` is asked for.
struct Wish {
    QString path;
    int count = Plan::usual;
    std::uint64_t seed = 1;
    bool replace = false; ///< an existing file may be replaced; it stays until the new one is complete
    int perDistrict = Plan::usual; ///< more than that make fictional districts beside Banan, see District
    std::int64_t nowMs = 0;        ///< what its cases take for now; 0 = this moment
};

/// Makes the demo city: complete under its name, or not at all. It is written beside its place under a temporary
/// name, put on the disk and renamed; what a killed run left behind is cleared by the next one. Companions
/// (`NAME.files`) come with it.
city::Result<void> makeCity(const Wish& wish, const Progress& progress = {});

} // namespace demo
