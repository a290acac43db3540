// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace widgets {

/// What every field of a form has around its editor: its name above, and below what is wrong with it and what somebody else
/// wrote there meanwhile.
class FieldFrame : public QWidget {
    Q_OBJECT

public:
    explicit FieldFrame(QWidget* parent);

    void setFault(const QString& sentence);
    bool hasFault() const;
    /// Another value of this field that somebody gave it meanwhile, offered to be taken over; empty = none.
    void setOther(const QString& value);
    void setEditable(bool editable);
    virtual void focusEditor();
    virtual void retranslate();

Q_SIGNALS:
    void edited();
    void placeAsked(); ///< set it on the map
    void otherTaken();

protected:
    /// Once: the editor, between name and fault.
    void setEditor(QWidget* editor, const QString& objectName);
    /// As the user reads it; `help` may be empty.
    void setName(const QString& name, bool isRequired, const QString& help);
    QWidget* editor() const { return m_editor; }

private:
    QLabel *m_name, *m_fault;
    QWidget* m_editor = nullptr;
    QPushButton* m_other;
};

} // namespace widgets
