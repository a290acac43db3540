// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field_frame.h"

#include "widgets/label.h"

#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace widgets {

FieldFrame::FieldFrame(QWidget* parent)
    : QWidget(parent), m_name(label("formCaption", "caption", this)), m_fault(label("formFault", "fault", this)),
      m_other(new QPushButton(this)) {
    m_other->setObjectName(QStringLiteral("fieldOther"));
    m_fault->hide();
    m_other->hide();
    connect(m_other, &QPushButton::clicked, this, &FieldFrame::otherTaken);
}

void FieldFrame::setEditor(QWidget* editor, const QString& objectName) {
    m_editor = editor;
    m_editor->setObjectName(objectName);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(m_name);
    lines->addWidget(m_editor);
    lines->addWidget(m_fault);
    lines->addWidget(m_other, 0, Qt::AlignLeft);
}

void FieldFrame::setName(const QString& name, bool isRequired, const QString& help) {
    m_name->setText(isRequired ? tr("%1 *", "a field that must be filled in").arg(name) : name);
    m_editor->setAccessibleName(name);
    m_editor->setToolTip(help);
}

void FieldFrame::setFault(const QString& sentence) {
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
    m_editor->setAccessibleDescription(sentence);
    if (m_editor->property("faulty").toBool() == !sentence.isEmpty())
        return;
    m_editor->setProperty("faulty", !sentence.isEmpty());
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
}

bool FieldFrame::hasFault() const { return !m_fault->text().isEmpty(); }

void FieldFrame::setOther(const QString& value) {
    m_other->setVisible(!value.isEmpty());
    m_other->setText(tr("Use “%1”").arg(value.left(40)));
    m_other->setToolTip(value);
}

void FieldFrame::setEditable(bool editable) { m_editor->setEnabled(editable); }

void FieldFrame::focusEditor() { m_editor->setFocus(Qt::OtherFocusReason); }

void FieldFrame::retranslate() { m_other->setAccessibleName(tr("Take what somebody else wrote")); }

} // namespace widgets
