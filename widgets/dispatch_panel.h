// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_card.h"
#include "widgets/case_filter_bar.h"
#include "widgets/case_model.h"
#include "widgets/case_report_form.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace widgets {

/// The dispatch dock: queues of the open cases, the list of those that pass the filters, the chosen one's card with
/// everything that may be done with it, and the form to report another. Keys 1 to 9 do what the card's buttons
/// do, Return brings the case to the middle of the map.
class DispatchPanel : public QWidget {
    Q_OBJECT

public:
    explicit DispatchPanel(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(bool isOpen); ///< another one: nothing is listed until `setOpen`
    void setWords(const CaseWords& words);
    void setRights(std::optional<city::Rights> rights);
    void setReadOnly(bool readOnly) { m_card->setReadOnly(readOnly); }
    void setOpen(const std::vector<work::Order>& open);
    void update(const std::vector<work::Order>& changed);
    /// One case as it was read; it is the chosen one from now on, also where no filter lists it.
    void showTold(const store::CaseBoard::ToldPtr& told);
    void showAnswers(const std::vector<store::CaseAnswer>& answers);
    void tell(const QString& sentence, bool isBad);
    void tick(std::int64_t now);

    void choose(std::optional<std::int64_t> row); ///< as on the map
    void report();                                ///< opens the form
    void endReport();
    void focusFind() { m_filters->focusFind(); }
    void focusList();
    bool act(std::size_t number);

    const CaseQueue& queue() const { return m_queue; }
    CaseModel& model() { return *m_model; }
    CaseCard& card() { return *m_card; }
    CaseReportForm& reporting() { return *m_report; }
    CaseFilterBar& filters() { return *m_filters; }
    std::vector<work::Order> chosen() const;
    bool isReporting() const;

Q_SIGNALS:
    void chosenChanged(const std::vector<work::Order>& chosen);
    void listChanged(); ///< what passes the filters
    void zoomAsked(qint64 row);
    /// Steps that were asked for, one for each chosen case.
    void stepsAsked(const std::vector<store::NewStep>& steps);
    void slipAsked(const work::Order& order);
    void caseAsked(const QString& number);
    void reportStarted();
    void reportEnded();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildKeys();
    void noteSelection();
    void showCard();
    void recount();
    void listAgain(bool isAnother);
    void ask(const store::NewStep& step);
    void retranslate();

    CaseQueue m_queue;
    CaseWords m_words;
    CaseModel* m_model;
    CaseFilterBar* m_filters;
    QTreeView* m_table;
    CaseCard* m_card;
    CaseReportForm* m_report;
    QSplitter* m_parts;
    QStackedWidget* m_pages;
    QLabel *m_told, *m_empty;
    store::CaseBoard::ToldPtr m_story;
    std::int64_t m_now = 0;
    bool m_isOpen = false, m_isRead = false, m_isFollowing = false;
};

} // namespace widgets
