// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/quality_pdf.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

namespace app::report {

namespace {

constexpr int perInch = 300;
constexpr double margin = 15; // millimetres
const QColor ink(0x20, 0x24, 0x2a), muted(0x6a, 0x70, 0x78), line(0xc8, 0xcc, 0xd2), bar(0x3d, 0x7e, 0xa6);

QString say(const char* text) {
    return QCoreApplication::translate("report", text);
}

bool isChinese() {
    return QCoreApplication::translate("xiuhuactl", "yes") != QLatin1String("yes");
}

/// Writes rows of text down the pages. Lengths in millimetres.
class Sheet {
public:
    Sheet(QPdfWriter& writer, const QString& foot) : m_writer(writer), m_painter(&writer), m_foot(foot) { endPage(); }
    bool isOpen() const { return m_painter.isActive(); }
    double width() const { return m_writer.width() / scale(); }

    struct Cell {
        double from = 0, width = 0;
        QString text;
        QColor colour = ink;
        Qt::Alignment alignment = Qt::AlignLeft;
    };
    /// A row as high as its highest cell, on a page that holds it.
    void row(const std::vector<Cell>& cells, double points, bool isBold = false, bool isRuled = false) {
        QFont font(QStringLiteral("Noto Sans CJK SC"));
        font.setPointSizeF(points);
        font.setBold(isBold);
        m_painter.setFont(font);
        double height = 0;
        for (const Cell& cell : cells) height = std::max(height, boundsOf(cell).height() / scale());
        if (m_at + height > bottom()) next();
        for (const Cell& cell : cells) {
            m_painter.setPen(cell.colour);
            m_painter.drawText(rect(cell.from, m_at, cell.width, height), int(cell.alignment) | Qt::TextWordWrap, cell.text);
        }
        m_at += height + 0.8;
        if (!isRuled) return;
        m_painter.setPen(QPen(line, scale() * 0.2));
        m_painter.drawLine(QPointF(0, m_at * scale()), QPointF(m_writer.width(), m_at * scale()));
        m_at += 0.8;
    }
    /// A bar behind the newest row, as long as its share.
    void bar(double from, double width, double share) {
        m_painter.fillRect(rect(from, m_at - 1.2, std::max(0.3, width * share), 0.9), report::bar);
    }
    void gap(double height) { m_at += height; }

private:
    double scale() const { return perInch / 25.4; }
    double bottom() const { return m_writer.height() / scale() - 8; }
    QRectF rect(double x, double y, double width, double height) const { return {x * scale(), y * scale(), width * scale(), height * scale()}; }
    QRectF boundsOf(const Cell& cell) {
        return m_painter.boundingRect(rect(cell.from, 0, cell.width, 1000), int(cell.alignment) | Qt::TextWordWrap, cell.text);
    }
    void next() {
        m_writer.newPage();
        m_at = 0;
        endPage();
    }
    /// What stands at the end of every page.
    void endPage() {
        QFont font(QStringLiteral("Noto Sans CJK SC"));
        font.setPointSizeF(8);
        m_painter.setFont(font);
        m_painter.setPen(muted);
        const double y = m_writer.height() / scale() - 5;
        m_painter.drawText(rect(0, y, width(), 5), Qt::AlignLeft, m_foot);
        m_painter.drawText(rect(0, y, width(), 5), Qt::AlignRight, QString::number(++m_page));
    }

    QPdfWriter& m_writer;
    QPainter m_painter;
    QString m_foot;
    double m_at = 0;
    int m_page = 0;
};

void summarise(Sheet& sheet, const store::QualityList& list) {
    const double width = sheet.width();
    std::int64_t all = 0, most = 1;
    for (const std::int64_t count : list.counts) all += count, most = std::max(most, count);
    sheet.row({{0, width, say(QT_TRANSLATE_NOOP("report", "Data quality: %1")).arg(list.city)}}, 18, true);
    sheet.row({{0, width, say(QT_TRANSLATE_NOOP("report", "%1 · as of change %2 · %3 components looked at, %4 findings"))
                              .arg(list.date.toString(Qt::ISODate)).arg(list.change).arg(list.components).arg(all), muted}}, 10);
    sheet.gap(4);
    const double titleAt = 48, countAt = width - 45;
    sheet.row({{0, titleAt, say(QT_TRANSLATE_NOOP("report", "Rule")), muted}, {titleAt, countAt - titleAt - 20, say(QT_TRANSLATE_NOOP("report", "Title")), muted},
               {countAt - 18, 18, say(QT_TRANSLATE_NOOP("report", "Severity")), muted}, {countAt, 43, say(QT_TRANSLATE_NOOP("report", "Findings")), muted, Qt::AlignRight}}, 9, false, true);
    for (const quality::Rule& rule : list.rules) {
        const std::int64_t count = list.counts[std::size_t(rule.check)];
        sheet.row({{0, titleAt - 2, quality::checkId(rule.check)}, {titleAt, countAt - titleAt - 20, isChinese() ? rule.title : rule.titleEn},
                   {countAt - 18, 18, quality::severityId(rule.severity), muted},
                   {countAt, 43, rule.isOff ? say(QT_TRANSLATE_NOOP("report", "off")) : QString::number(count), ink, Qt::AlignRight}}, 9, false, true);
        if (count > 0) sheet.bar(countAt, 43, double(count) / double(most));
    }
}

void tell(Sheet& sheet, const store::QualityList::Row& row) {
    const double width = sheet.width();
    const QString place = geo::isValid(row.place) ? QStringLiteral("%1, %2").arg(row.place.lon, 0, 'f', 6).arg(row.place.lat, 0, 'f', 6) : QString();
    sheet.row({{0, 42, row.code.isEmpty() ? row.uid : row.code}, {44, width - 92, row.sentence}, {width - 46, 46, place, muted, Qt::AlignRight}}, 8.5);
}

city::Result<void> fill(Sheet& sheet, const store::QualityList& list, const store::Progress& progress) {
    summarise(sheet, list);
    std::size_t at = 0;
    for (const quality::Rule& rule : list.rules) {
        const auto from = std::ranges::find(list.rows, rule.check, &store::QualityList::Row::check);
        const auto to = std::find_if(from, list.rows.end(), [&](const auto& row) { return row.check != rule.check; });
        if (from == to) continue;
        sheet.gap(5);
        sheet.row({{0, sheet.width(), isChinese() ? rule.title : rule.titleEn}}, 12, true);
        sheet.row({{0, sheet.width(), rule.source, muted}}, 8, false, true);
        const auto shown = std::min(std::size_t(to - from), mostPrinted);
        for (auto row = from; row != from + std::ptrdiff_t(shown); ++row) tell(sheet, *row);
        const auto left = std::size_t(list.counts[std::size_t(rule.check)]) - shown;
        if (left > 0)
            sheet.row({{0, sheet.width(), say(QT_TRANSLATE_NOOP("report", "%1 more of this rule are not printed; the spreadsheet holds all.")).arg(left), muted}}, 8.5);
        at += std::size_t(to - from);
        if (progress && !progress(double(at) / double(list.rows.size()), say(QT_TRANSLATE_NOOP("report", "Writing the report"))))
            return city::fail(city::FaultKind::Cancelled, say(QT_TRANSLATE_NOOP("report", "The work was cancelled.")));
    }
    return {};
}

} // namespace

city::Result<void> writePdf(const QString& name, const store::QualityList& list, const store::Progress& progress) {
    const auto unwritten = [&] {
        return city::fail(city::FaultKind::Io, say(QT_TRANSLATE_NOOP("report", "%1 could not be written. Check the disk and its permissions.")).arg(name));
    };
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly)) return unwritten();
    {
        QPdfWriter writer(&file);
        writer.setResolution(perInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
        writer.setTitle(say(QT_TRANSLATE_NOOP("report", "Data quality: %1")).arg(list.city));
        writer.setCreator(QStringLiteral("Xiuhua"));
        Sheet sheet(writer, list.city);
        if (!sheet.isOpen()) return unwritten();
        if (auto filled = fill(sheet, list, progress); !filled) return filled;
    }
    return file.commit() ? city::Result<void>() : unwritten();
}

} // namespace app::report
