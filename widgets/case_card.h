// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_action_form.h"
#include "widgets/case_photos.h"
#include "widgets/case_timeline.h"

#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace widgets {

class CaseSimulator;

/// What somebody may do with a case, or with several alike.
struct CaseOffer {
    const work::Transition* row = nullptr;
    work::Role role;
};
/// In the order of the table, each action once, in the first role that may; those that take a case forward come
/// first, what may be done at any time last.
std::vector<CaseOffer> offersOf(const work::Lifecycle& lifecycle, const work::Calendar& calendar,
                                const work::Order& order, std::uint32_t roles, std::int64_t now);

/// One case: where it stands, its clock, what may be done with it and the form for that, open cases that are about
/// the same, photos and every step. For several chosen cases only what may be done with all of them.
class CaseCard : public QScrollArea {
    Q_OBJECT

public:
    explicit CaseCard(QWidget* parent);

    void setLook(const Look& look);
    void setWords(const CaseWords& words);
    /// Nothing: empty. `orders`: what is chosen; `told` where it is one, and was read.
    void show(const std::vector<work::Order>& orders, const store::CaseBoard::ToldPtr& told,
              const std::vector<CaseOffer>& offers, std::int64_t now);
    void tick(std::int64_t now);
    void setReadOnly(bool readOnly);
    CaseActionForm& form() { return *m_form; }
    /// Does what the button with this number does, from 1 on; false where there is none.
    bool act(std::size_t number);
    const std::vector<CaseOffer>& offers() const { return m_offers; }

Q_SIGNALS:
    /// A step that demands nothing, or whose form was filled in.
    void stepAsked(const store::NewStep& step);
    void zoomAsked();
    void slipAsked();
    void caseAsked(const QString& number);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void say();
    void sayFacts(const work::Order& order);
    void fact(const QString& name, const QString& value);
    void showOffers();
    void showSimilar();
    void open(const CaseOffer& offer, const QString& target = {});
    void retranslate();

    Look m_look;
    CaseWords m_words;
    std::vector<work::Order> m_orders;
    store::CaseBoard::ToldPtr m_told;
    std::vector<CaseOffer> m_offers;
    std::int64_t m_now = 0;
    bool m_readOnly = false;
    QLabel *m_title, *m_state, *m_clock, *m_text, *m_similarTitle, *m_historyTitle;
    QWidget *m_body, *m_choices; ///< choices: the buttons, hidden while a form is open
    QGridLayout *m_facts, *m_buttons;
    QVBoxLayout* m_similar;
    std::vector<QLabel*> m_factLabels;
    std::vector<QPushButton*> m_actions, m_merges;
    std::size_t m_usedFacts = 0;
    QPushButton *m_zoom, *m_slip;
    CaseActionForm* m_form;
    CaseSimulator* m_simulator;
    CasePhotos* m_photos;
    CaseTimeline* m_timeline;
};

} // namespace widgets
