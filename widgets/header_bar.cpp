// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/header_bar.h"

#include "widgets/texts.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTimer>
#include <QTimeZone>
#include <QToolButton>
#include <array>

namespace widgets {

namespace {

QLabel* label(const char* name, QWidget* parent) {
    auto* made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(name));
    return made;
}

} // namespace

HeaderBar::HeaderBar(const QList<QAction*>& left, const QList<QAction*>& right, QWidget* parent)
    : QToolBar(parent), m_mark(label("cityMark", this)), m_name(label("cityName", this)),
      m_demo(label("cityDemo", this)), m_time(label("clockTime", this)), m_date(label("clockDate", this)),
      m_second(new QTimer(this)) {
    setObjectName(QStringLiteral("header"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_demo->setProperty("chip", true);
    m_demo->setProperty("tone", QStringLiteral("damaged"));
    addWidget(m_mark);
    addWidget(m_name);
    // A tool bar stretches what is in it; the chip keeps its own height.
    auto* chip = new QWidget(this);
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(4, 0, 0, 0);
    row->addWidget(m_demo, 0, Qt::AlignVCenter);
    m_chipShown = addWidget(chip);
    auto* gap = new QWidget(this);
    gap->setFixedWidth(12);
    addWidget(gap);
    addActions(left);
    auto* stretch = new QWidget(this);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);
    addActions(right);
    m_dateShown = addWidget(m_date);
    m_timeShown = addWidget(m_time);
    for (QAction* action : left + right)
        if (auto* button = qobject_cast<QToolButton*>(widgetForAction(action))) {
            button->setObjectName(action->objectName() + QStringLiteral("Button"));
            button->setFocusPolicy(Qt::StrongFocus);
            if (action == left.value(0)) {
                button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
                button->setProperty("wide", true);
            }
        }
    m_second->setInterval(1000);
    connect(m_second, &QTimer::timeout, this, &HeaderBar::tick);
    m_second->start();
    fill();
}

void HeaderBar::setLook(const Look& look) {
    const QSize size(look.px(22), look.px(22));
    setIconSize(size);
    m_mark->setPixmap(look.icon(QStringLiteral("xiuhua")).pixmap(QSize(look.px(28), look.px(28)),
                                                                 devicePixelRatioF()));
}

void HeaderBar::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    fill();
}

void HeaderBar::fill() {
    setWindowTitle(tr("Header"));
    setAccessibleName(tr("Header"));
    m_time->setAccessibleName(tr("Time in the city"));
    m_name->setText(m_city ? nameOf(m_city->profile) : tr("Xiuhua"));
    m_demo->setText(tr("Demo data"));
    m_demo->setToolTip(tr("Everything in this city is made up"));
    tick();
    fit();
}

void HeaderBar::fit() {
    const std::array<QAction*, 3> leastFirst{m_dateShown, m_chipShown, m_timeShown};
    for (QAction* shown : leastFirst)
        shown->setVisible(shown != m_chipShown || (m_city && m_city->profile.demo));
    for (QAction* shown : leastFirst)
        if (sizeHint().width() > width())
            shown->setVisible(false);
}

void HeaderBar::tick() {
    const QTimeZone zone(m_city ? m_city->profile.timeZone.toLatin1() : QByteArray());
    const QDateTime utc = QDateTime::currentDateTimeUtc();
    const QDateTime now = zone.isValid() ? utc.toTimeZone(zone) : utc.toLocalTime();
    const QString time = now.toString(QStringLiteral("HH:mm:ss"));
    if (m_time->text() != time)
        m_time->setText(time);
    m_date->setText(QLocale().toString(now.date(), tr("ddd, MMM d", "date in the header, QLocale format")));
}

void HeaderBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        fill();
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fit();
}

void HeaderBar::resizeEvent(QResizeEvent* event) {
    QToolBar::resizeEvent(event);
    fit();
}

} // namespace widgets
