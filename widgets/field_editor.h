// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "city/field_description.h"
#include "widgets/look.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace widgets {

/// One field of a form: its name, what it is filled in with, and what is wrong with it, below.
class FieldEditor : public QWidget {
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
    void setFault(const QString& sentence);
    /// Another value of this field that somebody gave it meanwhile, offered to be taken over; empty = none.
    void setOther(const QString& value);
    bool hasFault() const;
    void setEditable(bool editable);
    void focusEditor();
    void retranslate();

Q_SIGNALS:
    void edited();
    void placeAsked(); ///< set it on the map
    void otherTaken();

private:
    QWidget* build();
    void fillChoices(const city::Component& component, const city::Catalogue& catalogue);

    city::FieldDescription m_description;
    QLabel *m_name, *m_fault;
    QWidget* m_editor = nullptr;
    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_long = nullptr;
    QComboBox* m_choice = nullptr;
    QLabel* m_given = nullptr;
    QPushButton *m_place = nullptr, *m_other;
};

/// A value of one field in words, as a form shows it.
QString valueText(const city::Component& component, city::Field field, const city::Catalogue& catalogue);

} // namespace widgets
