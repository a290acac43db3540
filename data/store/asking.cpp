// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/asking.h"

#include "query/match.h"
#include "store/row_keeper.h"
#include "store/search_index.h"

namespace store {

city::Result<Asked> ask(const QString& city, const QString& where, bool details, const Progress& progress) {
    auto index = SearchIndex::open(city);
    if (!index)
        return tl::unexpected(index.error());
    const auto catalogue = std::make_shared<const city::Catalogue>(index->catalogue());
    const auto expression = query::Expression::parse(where, *catalogue);
    if (!expression)
        return city::fail(city::FaultKind::Invalid, expression.error().text());
    if (auto loaded = index->loadComponents(progress); !loaded)
        return tl::unexpected(loaded.error());
    RowKeeper keeper(city);
    auto taken = keeper.take(index->finder(), catalogue, progress);
    if (taken && (details || expression->needsDetails()))
        taken = keeper.loadDetails(progress);
    if (!taken)
        return tl::unexpected(taken.error());
    return Asked{keeper.rows(), query::matching(*keeper.rows(), *expression)};
}

} // namespace store
