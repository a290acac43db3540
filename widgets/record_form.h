// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/record_desk.h"
#include "store/writer.h"
#include "widgets/form_page.h"
#include "widgets/look.h"
#include "widgets/record_editor.h"

#include <optional>

class QVBoxLayout;

namespace widgets {

/// The form of a facility, compound, road section or green space, generated from its table's description. A copy is edited,
/// judged as a whole, and handed over as a patch; a row that moved on meanwhile is merged field by field.
class RecordForm : public QWidget {
    Q_OBJECT

public:
    explicit RecordForm(QWidget* parent = nullptr);

    /// The table outlives it; null closes. What was begun is dropped.
    void setTable(const city::RecordTable* table);
    void setChoices(store::RecordDesk::ChoicesPtr choices);
    void edit(const city::Record& record, const QDate& today);
    void add(const QDate& today);
    void setPlace(std::vector<city::Path> parts); ///< the answer to placeAsked

    bool isOpen() const { return m_kind.has_value(); }
    bool isChanged() const; ///< there is something to lose
    const city::Record& record() const { return m_after; } ///< as last taken from the fields

    void submit();
    void remove();
    void cancel();
    void answer(const store::RecordAnswer& answer);

Q_SIGNALS:
    void submitted(const city::RecordPatch& patch, const QString& reason);
    void placeAsked();
    void closed();
    void changed(); ///< of the place or of what is open

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void open(city::Patch::Kind kind, const QDate& today);
    void fill();
    bool takeFields(city::Record& record) const;
    void showFaults(const std::vector<city::RecordFault>& faults);
    void showConflict(const std::optional<city::Record>& theirs);
    void send(const city::RecordPatch& patch);
    void close();
    void retranslate();

    const city::RecordTable* m_table = nullptr;
    store::RecordDesk::ChoicesPtr m_choices;
    std::optional<city::Patch::Kind> m_kind;
    city::Record m_before, m_after;
    QDate m_today;
    QVBoxLayout* m_layout;
    FormPage* m_page = nullptr;
    std::vector<RecordEditor*> m_editors;
};

} // namespace widgets
