// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/field_description.h"
#include "widgets/choice_box.h"
#include "widgets/field_frame.h"
#include "widgets/look.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace widgets {

/// One field of a form: its name, what it is filled in with, and what is wrong with it, below.
class FieldEditor : public FieldFrame {
    Q_OBJECT

public:
    FieldEditor(const city::FieldDescription& description, QWidget* parent);

    void setLook(const Look& look);
    city::Field field() const { return m_description.field; }
    /// What the component has in this field; choices are of the catalogue, for its shape.
    void show(const city::Component& component, const city::Catalogue& catalogue);
    /// Nothing in it, with the catalogue's choices for a shape.
    void showNothing(city::Shape shape, const city::Catalogue& catalogue);
    /// False, with a fault shown, for what cannot be read.
    bool take(city::Component& component);
    void focusEditor() override;
    void retranslate() override;

private:
    QWidget* build();
    void fillChoices(const city::Component& component, const city::Catalogue& catalogue);

    city::FieldDescription m_description;
    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_long = nullptr;
    ChoiceBox* m_choice = nullptr;
    QLabel* m_given = nullptr;
    QPushButton* m_place = nullptr;
};

/// A value of one field in words, as a form shows it.
QString valueText(const city::Component& component, city::Field field, const city::Catalogue& catalogue);

} // namespace widgets
