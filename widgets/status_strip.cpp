// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status_strip.h"

#include "widgets/texts.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace widgets {

StatusStrip::StatusStrip(QWidget* parent) : QWidget(parent), m_bar(new QProgressBar(this)) {
    setObjectName(QStringLiteral("statusStrip"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(10);
    m_engine = add("statusEngine", 1);
    m_loading = add("statusLoading", 0);
    m_bar->setObjectName(QStringLiteral("statusProgress"));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    row->addWidget(m_bar);
    m_counted = add("statusCounted", 2);
    m_unplacedText = add("statusUnplaced", 2);
    row->addStretch(1);
    m_degrees = add("statusDegrees", 3);
    m_metres = add("statusMetres", 5);
    m_scale = add("statusScale", 4);
    m_city = add("statusCity", 6);
    m_demo = add("statusDemo", 1);
    m_readOnly = add("statusReadOnly", 1);
    m_userText = add("statusUser", 2);
    for (QLabel* chip : {m_demo, m_readOnly, m_unplacedText, m_userText})
        chip->setProperty("chip", true);
    for (QLabel* warning : {m_demo, m_unplacedText})
        warning->setProperty("tone", QStringLiteral("damaged"));
    constexpr int soonMs = 50;
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &StatusStrip::fill);
    fill();
}

QLabel* StatusStrip::add(const char* name, int rank) {
    auto* label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setProperty("role", QStringLiteral("figure"));
    auto* rule = new QFrame(this);
    rule->setProperty("rule", QStringLiteral("vertical"));
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(rule);
    row->addWidget(label);
    m_items.push_back({label, rule, rank, false});
    return label;
}

void StatusStrip::put(QLabel* label, const QString& text) {
    label->setText(text);
    for (Item& item : m_items)
        if (item.label == label)
            item.wanted = !text.isEmpty();
}

void StatusStrip::fit() {
    constexpr int lowest = 6;
    for (int limit = lowest; limit >= 0; --limit) {
        bool first = true;
        for (const Item& item : m_items) {
            const bool shown = item.wanted && item.rank <= limit;
            item.label->setVisible(shown);
            if (item.label == m_degrees)
                first = true; // the other side of the gap begins
            const bool chip = item.label->property("chip").toBool();
            item.rule->setVisible(shown && !first && !chip);
            first = first && !shown;
        }
        m_bar->setVisible(m_share >= 0);
        if (layout()->minimumSize().width() <= width())
            return;
    }
}

void StatusStrip::setLook(const Look& look) {
    m_look = look;
    m_bar->setFixedWidth(look.px(120));
    m_degrees->setMinimumWidth(look.px(200));
    fill();
}

void StatusStrip::setCity(city::CataloguePtr catalogue, bool readOnly) {
    m_catalogue = std::move(catalogue);
    m_isReadOnly = readOnly;
    fill();
}

void StatusStrip::setEngine(const scene::EngineStatus& status) {
    m_status = status;
    fillEngine();
    fit();
}

void StatusStrip::setLoading(double share, const QString& what) {
    m_share = share;
    m_what = what;
    m_bar->setValue(int(std::clamp(share, 0.0, 1.0) * 1000));
    put(m_loading, share < 0 ? QString() : what);
    fit();
}

void StatusStrip::setCounts(const scene::Counts& counts) {
    m_inView = counts.total;
    fill();
}

void StatusStrip::setTotal(quint64 total) {
    m_total = total;
    fill();
}

void StatusStrip::setUnplaced(quint64 count) {
    m_unplaced = count;
    fill();
}

void StatusStrip::setUser(const QString& name) {
    m_user = name;
    fill();
}

void StatusStrip::setCursor(std::optional<geo::Point> place, geo::MapPoint map) {
    m_cursor = place;
    m_cursorMap = map;
    fillSoon();
}

void StatusStrip::setMetresPerPixel(double metres) {
    m_metresPerPixel = metres;
    fillSoon();
}

/// While the hand moves, its place is told as often as it can be read.
void StatusStrip::fillSoon() {
    if (!m_soon.isActive())
        m_soon.start();
}

void StatusStrip::fillEngine() {
    using State = scene::EngineStatus::State;
    QString text;
    Tone tone = Tone::Intact;
    switch (m_status.state) {
    case State::Off: break;
    case State::Starting: text = tr("Base map: starting"), tone = Tone::Damaged; break;
    case State::Ready: text = tr("Base map: ready"); break;
    case State::Drawing: text = tr("Base map: drawing"); break;
    case State::Restarting: text = tr("Base map: restarting"), tone = Tone::Damaged; break;
    case State::Failed: text = tr("Base map: out of order"), tone = Tone::Missing; break;
    }
    const bool aged = m_status.ageMs >= 0 && !m_status.current;
    if (aged && !text.isEmpty())
        text = tr("%1, picture %2", "base map's state, the age of its picture").arg(text, ageText(m_status.ageMs));
    m_engine->setToolTip(m_status.text);
    put(m_engine, text.isEmpty() ? QString()
                                 : QStringLiteral("<span style='color:%1'>●</span>&nbsp;%2")
                                       .arg(m_look.colour(tone).name(), text.toHtmlEscaped()));
}

void StatusStrip::fill() {
    setAccessibleName(tr("Status"));
    m_bar->setAccessibleName(tr("Loading"));
    fillEngine();
    const bool open = m_catalogue != nullptr;
    put(m_loading, m_share < 0 ? QString() : m_what);
    put(m_counted, open ? tr("In view %1 · city %2").arg(countText(m_inView), countText(m_total))
                      : QString());
    put(m_unplacedText, open && m_unplaced > 0 ? tr("%1 not on the map").arg(countText(m_unplaced)) : QString());
    m_unplacedText->setToolTip(tr("Components without a place: their geometry is missing, damaged or far away from the "
                                  "city"));
    put(m_degrees, open && m_cursor ? degreesText(*m_cursor) : QString());
    put(m_metres, open && m_cursor ? metresText(m_cursorMap) + QStringLiteral("  ") +
                                         crsName(m_catalogue->profile.mapSrid)
                                   : QString());
    put(m_scale, open ? scaleText(m_metresPerPixel) : QString());
    put(m_city, open ? nameOf(m_catalogue->profile) : QString());
    put(m_demo, open && m_catalogue->profile.demo ? tr("Demo data") : QString());
    put(m_readOnly, open && m_isReadOnly ? tr("Read only") : QString());
    put(m_userText, m_user);
    m_userText->setToolTip(tr("Signed in"));
    m_demo->setToolTip(tr("Everything in this city is made up"));
    m_readOnly->setToolTip(tr("The file of this city cannot be written"));
    fit();
}

void StatusStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

void StatusStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

} // namespace widgets
