// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/session.h"
#include "widgets/look.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace widgets {

/// Edits that wait for approval: who asked for what and why, each with its fields before and after, and the decision with its
/// reason: all, those that are ticked, or single fields of one.
class ApprovalPanel : public QWidget {
    Q_OBJECT

public:
    explicit ApprovalPanel(QWidget* parent = nullptr);

    static constexpr std::size_t mostListed = 500; ///< edits of one heap
    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< null when it is closed
    void setEditable(bool editable);
    void showWaiting(store::approval::WaitingPtr waiting);
    /// The answer to `wanted`.
    void showEdits(const QString& batch, const store::Session::EditsPtr& edits);
    void choose(std::int64_t edit); ///< the one of that id, once it is there
    void begin();                   ///< a decision is on its way
    void showProgress(double share, const QString& what);
    void showOutcome(const store::approval::Outcome& outcome);
    void showFault(const city::Fault& fault);

Q_SIGNALS:
    void wanted(const QString& batch); ///< its edits; answer with showEdits
    void decided(const store::approval::Decision& decision);
    /// The current edit, to be shown on the map; null for none.
    void editChosen(const store::approval::Edit* edit);

protected:
    void changeEvent(QEvent* event) override;

private:
    QPushButton* button(const char* name, store::approval::Decision::What what);
    void fill();
    void fillFields();
    void chooseCurrent();
    const store::approval::Edit* current() const;
    const store::approval::Heap* heap() const; ///< of the current row
    QString heapText(const store::approval::Heap& heap) const;
    QString editText(const store::approval::Edit& edit) const;
    void decide(store::approval::Decision::What what);
    void showState();
    void say(const QString& text, bool isFault);
    void retranslate();

    Look m_look;
    city::CataloguePtr m_city;
    store::approval::WaitingPtr m_waiting;
    QString m_batch; ///< whose edits are listed
    store::Session::EditsPtr m_edits;
    std::int64_t m_wanted = 0; ///< to be chosen when it comes
    bool m_isEditable = false, m_isBusy = false;
    QTreeWidget *m_tree, *m_fields;
    QLabel *m_state, *m_message;
    QLineEdit* m_reason;
    QPushButton *m_approve, *m_refuse, *m_withdraw;
};

} // namespace widgets
