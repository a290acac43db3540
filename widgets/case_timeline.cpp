// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_timeline.h"

#include <QPainter>

namespace widgets {

namespace {
constexpr double indent = 20, gap = 10, dot = 4; // logical pixels at a text size of 100 %
constexpr int wrap = Qt::TextWordWrap;
} // namespace

CaseTimeline::CaseTimeline(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("caseTimeline"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CaseTimeline::setLook(const Look& look) {
    m_look = look;
    updateGeometry();
    update();
}

void CaseTimeline::show(const std::vector<work::Step>& steps, const CaseWords& words) {
    m_lines.clear();
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        Line line;
        line.what = QStringLiteral("%1  %2").arg(words.stamp(step->event.ms), words.action(step->action));
        line.who = QStringLiteral("%1 · %2").arg(words.role(step->role), step->user);
        if (!step->receiver.isEmpty())
            line.who += QStringLiteral(" → %1").arg(step->receiver);
        if (step->allowedMs > 0)
            line.who += QStringLiteral(" · ") +
                        tr("%1 of %2").arg(work::spanText(step->usedMs), work::spanText(step->allowedMs));
        if (step->evidence > 0)
            line.who += QStringLiteral(" · ") + tr("%n photo(s)", nullptr, step->evidence);
        line.said = step->opinion;
        line.isOverdue = step->overdue;
        m_lines.push_back(std::move(line));
    }
    setAccessibleName(tr("Steps of the case"));
    QStringList told;
    for (const Line& line : m_lines)
        told << line.what + QStringLiteral(", ") + line.who + QStringLiteral(" ") + line.said;
    setAccessibleDescription(told.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

int CaseTimeline::textWidth(int width) const { return std::max(60, width - m_look.px(indent)); }

int CaseTimeline::heightOf(const Line& line, int width) const {
    const QFontMetrics metrics(m_look.font());
    int height = 0;
    for (const QString* text : {&line.what, &line.who, &line.said})
        if (!text->isEmpty())
            height += metrics.boundingRect(QRect(0, 0, textWidth(width), 10'000), wrap, *text).height();
    return height + m_look.px(gap);
}

int CaseTimeline::heightForWidth(int width) const {
    int height = 0;
    for (const Line& line : m_lines)
        height += heightOf(line, width);
    return height;
}

void CaseTimeline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int left = m_look.px(indent);
    const double radius = m_look.px(dot), x = radius + 1;
    QFont bold = m_look.font();
    bold.setBold(true);
    int y = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const int height = heightOf(line, width());
        const double middle = y + QFontMetrics(bold).height() / 2.0;
        painter.setPen(QPen(m_look.colour(Tone::Edge), 1.5));
        if (i + 1 < m_lines.size())
            painter.drawLine(QPointF(x, middle), QPointF(x, middle + height));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.colour(line.isOverdue ? Tone::Missing : i == 0 ? Tone::Accent : Tone::Muted));
        painter.drawEllipse(QPointF(x, middle), radius, radius);
        int at = y;
        const auto say = [&](const QString& text, const QFont& font, Tone tone) {
            if (text.isEmpty())
                return;
            painter.setFont(font);
            painter.setPen(m_look.colour(tone));
            QRect used;
            painter.drawText(QRect(left, at, textWidth(width()), 10'000), wrap, text, &used);
            at += used.height();
        };
        say(line.what, bold, Tone::Text);
        say(line.who, m_look.font(), line.isOverdue ? Tone::Missing : Tone::Muted);
        say(line.said, m_look.font(), Tone::Text);
        y += height;
    }
}

} // namespace widgets
