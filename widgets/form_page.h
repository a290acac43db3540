// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/field_frame.h"

#include <vector>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace widgets {

/// What every form has around its fields: a title, what is to be said of all of it, the reason for the journal, and buttons to
/// save and to give up; a third one does what the form is for besides.
class FormPage : public QWidget {
    Q_OBJECT

public:
    /// `name` begins the object names of its parts: nameTitle, nameMessage, nameScroll, nameReason, nameSave, nameCancel,
    /// and nameThird.
    FormPage(const QString& name, const QString& third, QWidget* parent);

    /// At the end; `field` gets a parent.
    void add(FieldFrame* field);
    QWidget* body() const; ///< the parent for fields
    void open();           ///< from the top, without a message and a reason
    void setTitle(const QString& title);
    void say(const QString& sentence, bool isBad);
    /// Says how many fields have faults and goes to the first; nothing where none has.
    void showFaults();
    void goTo(FieldFrame* field);
    QString reason() const;
    void setBusy(bool busy); ///< what was to be saved is on its way
    bool isBusy() const { return m_isBusy; }
    static bool isSave(const QKeyEvent& event); ///< Ctrl+S or Ctrl+Return
    void setThird(const QString& text, const QString& help, bool isVisible);
    void retranslate();

Q_SIGNALS:
    void saveAsked();
    void cancelAsked();
    void thirdAsked();

private:
    QLabel *m_title, *m_message;
    QScrollArea* m_scroll;
    QVBoxLayout* m_lines;
    std::vector<FieldFrame*> m_fields;
    QLineEdit* m_reason;
    QPushButton *m_save, *m_cancel, *m_third;
    bool m_isBusy = false;
};

} // namespace widgets
