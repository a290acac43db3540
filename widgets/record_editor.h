// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/record.h"
#include "store/record_rows.h"
#include "widgets/choice_box.h"
#include "widgets/field_frame.h"

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace widgets {

/// One column of a record's form, or its place on the map.
class RecordEditor : public FieldFrame {
    Q_OBJECT

public:
    /// Null: the place. The field outlives it.
    RecordEditor(const city::RecordField* field, QWidget* parent);

    QString column() const;
    /// Of a reference; what is chosen or typed meanwhile stays.
    void setChoices(const std::vector<store::RecordChoice>& choices);
    void show(const city::Record& record);
    QString inWords(const city::Record& record) const; ///< what a record has here, references by their names
    /// False, with a fault shown, for what cannot be read.
    bool take(city::Record& record);
    void focusEditor() override;
    void retranslate() override;

private:
    QWidget* build();
    void fillOptions();
    void refill(const std::function<void()>& addItems);
    bool isUnknown() const; ///< nothing is chosen, and what the record has is not among the choices

    const city::RecordField* m_field;
    QLineEdit* m_line = nullptr;
    ChoiceBox* m_choice = nullptr;
    QLabel* m_given = nullptr;
    QPushButton* m_place = nullptr;
    QVariant m_shown; ///< a reference whose row is not among the choices stays
};

} // namespace widgets
