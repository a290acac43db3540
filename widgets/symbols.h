// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "widgets/look.h"

#include <QHash>
#include <QIcon>

namespace widgets {

/// The map's symbols as icons: a legend that shows what the map draws. A class without a symbol of its own has
/// its major class's; a symbol whose file is missing is a disc in the major class's colour.
class Symbols {
public:
    void setCity(city::CataloguePtr catalogue);
    QIcon ofClass(int id) const;
    QIcon ofMajor(int id) const;

private:
    QIcon drawn(const QString& symbol, const QString& colour) const;
    city::CataloguePtr m_catalogue;
    mutable QHash<QString, QIcon> m_drawn; ///< by symbol and colour
};

} // namespace widgets
