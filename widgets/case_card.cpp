// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case_card.h"

#include "widgets/case_simulator.h"
#include "widgets/label.h"
#include "widgets/push_button.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int columns = 2; // of buttons

/// What comes first: steps forward, the farthest first; decisions, ways back, what may be done at any time.
int rankOf(const work::Transition& row, const work::Lifecycle& lifecycle) {
    enum { Last = 3, Forward = 10, Aside = 12, Decision = 15, Back = 20, Exception = 25, AnyTime = 30, Order = 35 };
    const auto* action = lifecycle.action(row.action);
    const QString kind = action ? action->kind : QString();
    if (row.anyPending)
        return kind == QLatin1String("note") ? AnyTime : Order;
    if (row.demands & work::Demand::photoBefore || row.action == work::actions::refuse)
        return Exception; // handling on the spot, and what is not accepted
    if (kind == QLatin1String("close"))
        return Last;
    if (kind == QLatin1String("forward") || kind == QLatin1String("assign")) {
        const int to = int(lifecycle.stageOf(row.to)), from = int(lifecycle.stageOf(row.from));
        return to < from ? int(Aside) : Forward - to;
    }
    return kind == QLatin1String("decide") ? Decision : kind == QLatin1String("return") ? Back : Exception;
}

} // namespace

std::vector<CaseOffer> offersOf(const work::Lifecycle& lifecycle, const work::Calendar& calendar,
                                const work::Order& order, std::uint32_t roles, std::int64_t now) {
    std::vector<CaseOffer> offers;
    for (const work::Transition* row : lifecycle.offered(order, roles, now, calendar)) {
        const bool isKnown = std::ranges::any_of(
            offers, [&](const CaseOffer& offer) { return offer.row->action == row->action; });
        if (isKnown || row->action == work::actions::correct)
            continue;
        for (const work::RoleRow& role : lifecycle.roles())
            if (row->allows(role.role) && ((roles >> role.role.number) & 1)) {
                offers.push_back({row, role.role});
                break;
            }
    }
    std::ranges::stable_sort(offers, {}, [&](const CaseOffer& offer) { return rankOf(*offer.row, lifecycle); });
    return offers;
}

CaseCard::CaseCard(QWidget* parent)
    : QScrollArea(parent), m_title(label("caseTitle", "title", this)), m_state(label("caseState", "muted", this)),
      m_clock(label("caseClock", "value", this)), m_text(label("caseText", "value", this)),
      m_similarTitle(label("caseSimilarTitle", "mistake", this)),
      m_historyTitle(label("caseHistoryTitle", "muted", this)), m_body(new QWidget),
      m_choices(new QWidget(m_body)), m_facts(new QGridLayout), m_buttons(new QGridLayout(m_choices)), m_similar(new QVBoxLayout), m_zoom(pushButton("caseZoom", m_body)),
      m_slip(pushButton("caseSlip", m_body)), m_form(new CaseActionForm(m_body)),
      m_simulator(new CaseSimulator(m_body)), m_photos(new CasePhotos(m_body)),
      m_timeline(new CaseTimeline(m_body)) {
    setObjectName(QStringLiteral("caseCard"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body->setProperty("panel", true);
    m_body->setAttribute(Qt::WA_StyledBackground);
    setWidget(m_body);
    build();
    connect(m_zoom, &QPushButton::clicked, this, &CaseCard::zoomAsked);
    connect(m_slip, &QPushButton::clicked, this, &CaseCard::slipAsked);
    connect(m_form, &CaseActionForm::submitted, this, &CaseCard::stepAsked);
    connect(m_form, &CaseActionForm::closed, m_choices, &QWidget::show);
    retranslate();
    show({}, nullptr, {}, 0);
}

void CaseCard::build() {
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 6, 6, 6);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_clock);
    column->addWidget(m_text);
    m_buttons->setSpacing(6);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_choices);
    column->addWidget(m_form);
    m_similar->setSpacing(4);
    m_similar->addWidget(m_similarTitle);
    column->addLayout(m_similar);
    m_facts->setHorizontalSpacing(10);
    m_facts->setVerticalSpacing(2);
    m_facts->setColumnStretch(1, 1);
    column->addLayout(m_facts);
    auto* ways = new QHBoxLayout;
    ways->addWidget(m_zoom);
    ways->addWidget(m_slip);
    ways->addStretch(1);
    column->addLayout(ways);
    column->addWidget(m_simulator);
    column->addWidget(m_photos);
    column->addWidget(m_historyTitle);
    column->addWidget(m_timeline);
    column->addStretch(1);
}

void CaseCard::setLook(const Look& look) {
    m_look = look;
    m_photos->setLook(look);
    m_timeline->setLook(look);
    say();
}

void CaseCard::setWords(const CaseWords& words) {
    m_words = words;
    m_simulator->setWords(words);
}

void CaseCard::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    showOffers();
}

void CaseCard::show(const std::vector<work::Order>& orders, const store::CaseBoard::ToldPtr& told,
                    const std::vector<CaseOffer>& offers, std::int64_t now) {
    const auto same = [&] {
        return std::ranges::equal(orders, m_orders, [](const work::Order& a, const work::Order& b) {
            return a.row == b.row && a.revision == b.revision;
        });
    };
    if (!same())
        m_form->close(); // it was about something else
    m_orders = orders;
    m_told = told;
    m_offers = offers;
    m_now = now;
    setVisible(!orders.empty());
    showOffers();
    showSimilar();
    say();
    const bool isOne = orders.size() == 1 && told;
    m_photos->show(isOne ? told->story.evidence : std::vector<store::Evidence>(), isOne ? told->folder : QString());
    m_timeline->show(isOne ? told->story.steps : std::vector<work::Step>(), m_words);
    m_historyTitle->setVisible(isOne);
    m_timeline->setVisible(isOne);
    m_simulator->setVisible(orders.size() == 1);
    if (orders.size() == 1)
        m_simulator->setOrder(orders.front());
}

void CaseCard::say() {
    if (m_orders.empty() || !m_words.isReady())
        return;
    const work::Order& order = m_orders.front();
    const bool isOne = m_orders.size() == 1;
    for (QLabel* each : {m_state, m_clock, m_text})
        each->setVisible(isOne);
    m_zoom->setVisible(isOne);
    m_slip->setVisible(isOne);
    m_usedFacts = 0;
    if (isOne)
        sayFacts(order);
    for (std::size_t i = m_usedFacts; i < m_factLabels.size(); ++i)
        m_factLabels[i]->hide();
    if (!isOne)
        return m_title->setText(tr("%n cases chosen", nullptr, int(m_orders.size())));
    m_title->setText(m_words.className(order));
    QStringList state{order.number, m_words.state(order.state)};
    if (const QString pending = m_words.pending(order.pending); !pending.isEmpty())
        state << pending;
    if (order.urgency != work::Urgency::Normal)
        state << work::urgencyName(order.urgency);
    if (order.demo)
        state << tr("made up");
    m_state->setText(state.join(QStringLiteral(" · ")));
    m_text->setText(order.description);
    m_text->setVisible(!order.description.isEmpty());
    tick(m_now);
}

void CaseCard::tick(std::int64_t now) {
    m_now = now;
    if (m_orders.size() != 1 || !m_words.isReady())
        return;
    const work::Order& order = m_orders.front();
    const work::Clock& clock = order.clock();
    QString text = m_words.clock(order, now);
    if (const auto due = clock.due(m_words.rules->calendar); due && !text.isEmpty())
        text = tr("%1, due %2").arg(text, m_words.stamp(*due));
    m_clock->setText(text);
    m_clock->setVisible(!text.isEmpty());
    const work::Light light = clock.light(now, m_words.rules->calendar);
    m_clock->setStyleSheet(QStringLiteral("font-weight: 700; color: %1").arg(lightColour(m_look, light).name()));
}

void CaseCard::sayFacts(const work::Order& order) {
    const auto* condition = m_words.rules->book.condition(order.filing);
    const QString place = order.address.isEmpty() ? degreesText(order.place) : order.address;
    fact(tr("Where"), QStringList{m_words.subDistrict(order), place}.join(QStringLiteral(" · ")));
    fact(tr("Unit grid"), order.unitGrid);
    QStringList who{m_words.serviceLine(order.serviceLine), m_words.company(order.company)};
    who.removeAll(QString());
    fact(tr("Service"), who.join(QStringLiteral(" · ")));
    fact(tr("Department"), m_words.department(order.department));
    fact(tr("Done by"), order.handler);
    fact(tr("Filed as"), condition ? m_words.condition(*condition) : QString());
    fact(tr("Closed when"), condition ? m_words.closing(*condition) : QString());
    fact(tr("From"), work::sourceName(order.source));
    QStringList counts;
    if (order.reworks)
        counts << tr("%n rework(s)", nullptr, order.reworks);
    if (order.extensions)
        counts << tr("%n extension(s)", nullptr, order.extensions);
    if (order.urgings)
        counts << tr("urged %n time(s)", nullptr, order.urgings);
    fact(tr("So far"), counts.join(QStringLiteral(", ")));
}

void CaseCard::fact(const QString& name, const QString& value) {
    if (value.isEmpty())
        return;
    while (m_factLabels.size() < m_usedFacts + 2) {
        const int line = int(m_factLabels.size() / 2);
        auto* first = new QLabel(m_body);
        first->setProperty("role", "muted");
        first->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto* second = label("caseFact", "value", m_body);
        m_facts->addWidget(first, line, 0);
        m_facts->addWidget(second, line, 1);
        m_factLabels.push_back(first);
        m_factLabels.push_back(second);
    }
    QLabel *first = m_factLabels[m_usedFacts], *second = m_factLabels[m_usedFacts + 1];
    first->setText(name);
    second->setText(value);
    first->show();
    second->show();
    m_usedFacts += 2;
}

void CaseCard::showOffers() {
    while (m_actions.size() < m_offers.size()) {
        const std::size_t i = m_actions.size();
        auto* made = pushButton("caseAction", m_choices);
        made->setObjectName(QStringLiteral("caseAction%1").arg(i + 1));
        m_buttons->addWidget(made, int(i) / columns, int(i) % columns);
        connect(made, &QPushButton::clicked, this, [this, i] { act(i + 1); });
        m_actions.push_back(made);
    }
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        m_actions[i]->setVisible(i < m_offers.size() && !m_readOnly);
        if (i >= m_offers.size())
            continue;
        const QString name = m_words.action(m_offers[i].row->action);
        m_actions[i]->setText(i < 9 ? QStringLiteral("%1  %2").arg(i + 1).arg(name) : name);
        m_actions[i]->setToolTip(tr("As %1").arg(m_words.role(m_offers[i].role)));
        m_actions[i]->setProperty("primary", i == 0);
        style()->unpolish(m_actions[i]); // dresses it anew
        style()->polish(m_actions[i]);
    }
}

void CaseCard::showSimilar() {
    const bool isOne = m_orders.size() == 1 && m_told && !m_told->similar.empty();
    m_similarTitle->setVisible(isOne);
    const auto merge = std::ranges::find_if(
        m_offers, [](const CaseOffer& offer) { return offer.row->action == work::actions::merge; });
    const std::size_t count = isOne ? std::min<std::size_t>(3, m_told->similar.size()) : 0;
    while (m_merges.size() < count) {
        const std::size_t i = m_merges.size();
        auto* made = pushButton("caseMerge", m_body);
        made->setObjectName(QStringLiteral("caseMerge%1").arg(i + 1));
        m_similar->addWidget(made);
        connect(made, &QPushButton::clicked, this, [this, i] {
            const QString number = m_told->similar[i].number;
            for (const CaseOffer& offer : m_offers)
                if (offer.row->action == work::actions::merge)
                    return open(offer, number);
            Q_EMIT caseAsked(number);
        });
        m_merges.push_back(made);
    }
    for (std::size_t i = 0; i < m_merges.size(); ++i) {
        m_merges[i]->setVisible(i < count);
        if (i >= count)
            continue;
        const QString number = m_told->similar[i].number;
        m_merges[i]->setText((merge == m_offers.end() ? tr("Read %1") : tr("Merge into %1")).arg(number));
    }
    if (isOne)
        m_similarTitle->setText(tr("%n open case(s) of this class within 50 m and 24 h", nullptr,
                                   int(m_told->similar.size())));
}

bool CaseCard::act(std::size_t number) {
    if (m_readOnly || number == 0 || number > m_offers.size() || m_orders.empty())
        return false;
    open(m_offers[number - 1]);
    return true;
}

void CaseCard::open(const CaseOffer& offer, const QString& target) {
    if (CaseActionForm::isPlain(*offer.row, m_words.rules->lifecycle)) {
        store::NewStep step;
        step.move.action = offer.row->action;
        step.move.role = offer.role;
        return Q_EMIT stepAsked(step);
    }
    const std::vector<work::Order> similar = m_told ? m_told->similar : std::vector<work::Order>();
    m_form->open(*offer.row, offer.role, m_orders.front(), similar, m_orders.size(), m_words);
    if (!target.isEmpty())
        m_form->setTarget(target);
    m_choices->hide();
    // Once the form has its place.
    QTimer::singleShot(0, this, [this] { ensureWidgetVisible(m_form, 0, 0); });
}

void CaseCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void CaseCard::retranslate() {
    setAccessibleName(tr("Case"));
    m_zoom->setText(tr("On the map"));
    m_slip->setText(tr("Print slip"));
    m_historyTitle->setText(tr("Steps"));
    showOffers();
    showSimilar();
    say();
}

} // namespace widgets
