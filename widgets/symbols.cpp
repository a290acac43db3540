// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/symbols.h"

#include "city/resources.h"
#include "scene/symbol_file.h"
#include "widgets/drawn_icon.h"

#include <QRegularExpression>

namespace widgets {

namespace {

QByteArray discOf(const QColor& colour) {
    return QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>"
                          "<circle cx='12' cy='12' r='7' fill='%1'/></svg>").arg(colour.name()).toUtf8();
}

QByteArray fileOf(const QString& symbol) {
    // The name comes out of the city's file: nothing but a plain name may become part of a path.
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9_-]{1,64}$"));
    if (!plain.match(symbol).hasMatch())
        return {};
    return scene::readSymbolFile(city::resourcePath(QStringLiteral("symbols/%1.svg").arg(symbol))).value_or(QByteArray());
}

} // namespace

void Symbols::setCity(city::CataloguePtr catalogue) {
    m_catalogue = std::move(catalogue);
    m_drawn.clear();
}

QIcon Symbols::drawn(const QString& symbol, const QString& colourName) const {
    const QString name = symbol + u'/' + colourName;
    const auto known = m_drawn.constFind(name);
    if (known != m_drawn.constEnd())
        return *known;
    const QColor colour = QColor(colourName).isValid() ? QColor(colourName) : QColor(Qt::gray);
    const QByteArray svg = fileOf(symbol);
    const QIcon icon = drawnIcon(svg.isEmpty() ? discOf(colour) : svg, colour, colour);
    m_drawn.insert(name, icon);
    return icon;
}

QIcon Symbols::ofClass(int id) const {
    const city::ComponentClass* entry = m_catalogue ? m_catalogue->componentClass(id) : nullptr;
    if (!entry)
        return {};
    const city::MajorClass* major = m_catalogue->major(entry->major);
    if (entry->symbol.isEmpty())
        return ofMajor(entry->major);
    return drawn(entry->symbol, major ? major->colour : QString());
}

QIcon Symbols::ofMajor(int id) const {
    const city::MajorClass* major = m_catalogue ? m_catalogue->major(id) : nullptr;
    return major ? drawn(QStringLiteral("major-%1").arg(major->code), major->colour) : QIcon();
}

} // namespace widgets
