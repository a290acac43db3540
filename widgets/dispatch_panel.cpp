// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch_panel.h"

#include "widgets/label.h"
#include "widgets/texts.h"

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTreeView>
#include <QVBoxLayout>

#include <set>

namespace widgets {

DispatchPanel::DispatchPanel(QWidget* parent)
    : QWidget(parent), m_model(new CaseModel(m_queue, this)), m_filters(new CaseFilterBar(this)),
      m_table(new QTreeView(this)), m_card(new CaseCard(this)), m_report(new CaseReportForm(this)),
      m_parts(new QSplitter(Qt::Vertical, this)), m_pages(new QStackedWidget(this)),
      m_told(label("dispatchTold", "mistake", this)), m_empty(label("dispatchEmpty", "muted", this)) {
    setObjectName(QStringLiteral("dispatchPanelContent"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_now = QDateTime::currentMSecsSinceEpoch();
    build();
    buildKeys();
    connect(m_filters, &CaseFilterBar::filterChanged, this, [this](const CaseFilter& filter) {
        m_model->setFilter(filter, m_now);
        listAgain(false);
    });
    connect(m_filters, &CaseFilterBar::downAsked, this, &DispatchPanel::focusList);
    connect(m_card, &CaseCard::stepAsked, this, &DispatchPanel::ask);
    connect(m_card, &CaseCard::caseAsked, this, &DispatchPanel::caseAsked);
    connect(m_card, &CaseCard::zoomAsked, this, [this] {
        if (const auto cases = chosen(); !cases.empty())
            Q_EMIT zoomAsked(cases.front().row);
    });
    connect(m_card, &CaseCard::slipAsked, this, [this] {
        if (const auto cases = chosen(); cases.size() == 1)
            Q_EMIT slipAsked(cases.front());
    });
    connect(m_report, &CaseReportForm::cancelled, this, &DispatchPanel::endReport);
    connect(m_report, &CaseReportForm::caseAsked, this, [this](const QString& number) {
        endReport();
        Q_EMIT caseAsked(number);
    });
    setCity(false);
    retranslate();
}

void DispatchPanel::build() {
    m_table->setObjectName(QStringLiteral("dispatchTable"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CaseModel::Clock, Qt::AscendingOrder);
    m_table->header()->setStretchLastSection(true);
    m_table->setColumnHidden(CaseModel::Number, true); // the card tells it, and the filter finds it
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DispatchPanel::noteSelection);
    connect(m_table, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const CaseEntry* entry = m_model->entryAt(index.row()))
            Q_EMIT zoomAsked(entry->order.row);
    });
    auto* list = new QWidget(this);
    auto* inner = new QVBoxLayout(list);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(6);
    inner->addWidget(m_filters);
    inner->addWidget(m_empty);
    inner->addWidget(m_table, 1);
    m_parts->addWidget(list);
    m_parts->addWidget(m_card);
    m_parts->setChildrenCollapsible(false);
    m_parts->setStretchFactor(0, 2);
    m_parts->setStretchFactor(1, 3);
    m_pages->addWidget(m_parts);
    m_pages->addWidget(m_report);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(6);
    column->addWidget(m_told);
    column->addWidget(m_pages, 1);
}

void DispatchPanel::buildKeys() {
    for (int number = 1; number <= 9; ++number) {
        auto* key = new QShortcut(QKeySequence(Qt::Key_0 + number), this);
        key->setContext(Qt::WidgetWithChildrenShortcut); // a field takes digits before it does
        connect(key, &QShortcut::activated, this, [this, number] { act(std::size_t(number)); });
    }
}

void DispatchPanel::setLook(const Look& look) {
    m_model->setLook(look);
    m_filters->setLook(look);
    m_card->setLook(look);
    setMinimumWidth(look.px(320));
    for (const auto& [column, width] : {std::pair(0, 108), std::pair(1, 138), std::pair(2, 84), std::pair(3, 80)})
        m_table->header()->resizeSection(column, look.px(width));
}

void DispatchPanel::setCity(bool isOpen) {
    m_isOpen = isOpen;
    m_isRead = false;
    m_story.reset();
    m_queue.clear();
    m_filters->reset();
    m_table->clearSelection();
    listAgain(true);
    endReport();
    tell({}, false);
}

void DispatchPanel::setWords(const CaseWords& words) {
    const bool isAnother = words.rules != m_words.rules;
    m_words = words;
    if (isAnother)
        m_queue.setRules(words.rules);
    m_model->setWords(words);
    m_card->setWords(words);
    m_report->setWords(words);
    m_filters->setWords(words);
}

void DispatchPanel::setRights(std::optional<city::Rights> rights) {
    m_queue.setRights(std::move(rights));
    listAgain(false);
    showCard();
}

void DispatchPanel::setOpen(const std::vector<work::Order>& open) {
    m_isRead = true;
    m_queue.set(open);
    listAgain(true);
}

void DispatchPanel::update(const std::vector<work::Order>& changed) {
    m_queue.update(changed);
    listAgain(false);
    showCard();
}

void DispatchPanel::listAgain(bool isAnother) {
    m_model->follow(m_now, isAnother);
    std::set<std::pair<work::CaseKind, QString>> classes;
    for (const auto& [row, entry] : m_queue.all())
        classes.emplace(entry.order.kind, entry.order.classCode);
    m_filters->setClasses({classes.begin(), classes.end()});
    recount();
    Q_EMIT listChanged();
}

void DispatchPanel::recount() {
    m_filters->setCounts(m_queue.count(m_filters->filter(), m_now));
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_empty->setText(!m_isOpen               ? tr("No city is open")
                     : !m_isRead             ? tr("Reading the cases…")
                     : m_queue.all().empty() ? tr("No case is open. Shift+C reports one.")
                                             : tr("No open case passes these filters."));
}

void DispatchPanel::tick(std::int64_t now) {
    m_now = now;
    m_model->tick(now);
    m_card->tick(now);
    recount();
}

std::vector<work::Order> DispatchPanel::chosen() const {
    std::vector<work::Order> cases;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        if (const CaseEntry* entry = m_model->entryAt(index.row()))
            cases.push_back(entry->order);
    if (cases.size() <= 1 && m_story && (cases.empty() || cases.front().row == m_story->story.order.row)) {
        const CaseEntry* now = m_queue.find(m_story->story.order.row);
        return {now ? now->order : m_story->story.order};
    }
    return cases;
}

void DispatchPanel::noteSelection() {
    if (m_isFollowing)
        return;
    m_story.reset();
    tell({}, false);
    showCard();
    Q_EMIT chosenChanged(chosen());
}

void DispatchPanel::choose(std::optional<std::int64_t> row) {
    m_isFollowing = true;
    const int at = row ? m_model->rowOf(*row) : -1;
    m_story.reset();
    if (at >= 0) {
        m_table->setCurrentIndex(m_model->index(at, 0));
        m_table->scrollTo(m_model->index(at, 0));
    } else {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
    }
    m_isFollowing = false;
    tell({}, false);
    showCard();
}

void DispatchPanel::showTold(const store::CaseBoard::ToldPtr& told) {
    m_story = told;
    if (told) {
        m_isFollowing = true;
        const int at = m_model->rowOf(told->story.order.row);
        if (at >= 0 && !m_table->selectionModel()->isRowSelected(at))
            m_table->setCurrentIndex(m_model->index(at, 0));
        else if (at < 0)
            m_table->clearSelection();
        m_isFollowing = false;
    }
    showCard();
}

void DispatchPanel::showCard() {
    const std::vector<work::Order> cases = chosen();
    std::vector<CaseOffer> offers;
    if (m_words.isReady())
        for (std::size_t i = 0; i < cases.size(); ++i) {
            auto here = offersOf(m_words.rules->lifecycle, m_words.rules->calendar, cases[i],
                                 m_queue.mine(cases[i]), m_now);
            const auto isHere = [&here](const CaseOffer& offer) {
                return std::ranges::any_of(here, [&](const CaseOffer& one) { return one.row == offer.row; });
            };
            if (i == 0)
                offers = std::move(here);
            else
                std::erase_if(offers, [&](const CaseOffer& offer) { return !isHere(offer); });
        }
    const bool isOfOne = m_story && cases.size() == 1 && cases.front().row == m_story->story.order.row;
    m_card->show(cases, isOfOne ? m_story : nullptr, offers, m_now);
}

void DispatchPanel::ask(const store::NewStep& step) {
    std::vector<store::NewStep> steps;
    for (const work::Order& order : chosen()) {
        store::NewStep one = step;
        one.order = order.uid;
        one.revision = order.revision;
        steps.push_back(std::move(one));
    }
    tell({}, false);
    if (!steps.empty())
        Q_EMIT stepsAsked(steps);
}

void DispatchPanel::showAnswers(const std::vector<store::CaseAnswer>& answers) {
    int done = 0;
    QString first;
    std::vector<work::Order> changed;
    for (const store::CaseAnswer& answer : answers) {
        if (answer) {
            ++done;
            changed.push_back(answer->order);
        } else {
            if (first.isEmpty())
                first = answer.error().fault.sentence;
            if (answer.error().theirs)
                changed.push_back(*answer.error().theirs);
        }
    }
    update(changed); // at once; the city's changes say the same a moment later
    m_card->form().setBusy(false);
    if (first.isEmpty()) {
        m_card->form().close();
        return tell(answers.size() > 1 ? tr("%n case(s) done", nullptr, done) : QString(), false);
    }
    if (m_card->form().isOpen() && done == 0)
        return m_card->form().showFault(first);
    tell(answers.size() > 1 ? tr("%1 done, %2 refused: %3").arg(done).arg(int(answers.size()) - done).arg(first) : first,
         true);
}

void DispatchPanel::tell(const QString& sentence, bool isBad) {
    m_told->setText(sentence);
    m_told->setVisible(!sentence.isEmpty());
    m_told->setProperty("role", isBad ? "mistake" : "muted");
    style()->unpolish(m_told); // dresses it anew
    style()->polish(m_told);
}

void DispatchPanel::report() {
    m_pages->setCurrentWidget(m_report);
    m_report->open();
    tell({}, false);
    Q_EMIT reportStarted();
}

void DispatchPanel::endReport() {
    if (!isReporting())
        return;
    m_pages->setCurrentWidget(m_parts);
    Q_EMIT reportEnded();
}

bool DispatchPanel::isReporting() const { return m_pages->currentWidget() == m_report; }

void DispatchPanel::focusList() {
    if (m_table->selectionModel()->selectedRows().isEmpty() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus();
}

bool DispatchPanel::act(std::size_t number) { return !isReporting() && m_card->act(number); }

void DispatchPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DispatchPanel::retranslate() {
    setWindowTitle(tr("Dispatch"));
    setAccessibleName(windowTitle());
    m_table->setAccessibleName(tr("Open cases"));
    m_model->retranslate();
    recount();
    showCard();
}

} // namespace widgets
