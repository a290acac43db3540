// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/result.h"
#include "widgets/look.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace widgets {

/// Signing in, over the map: a name and a pass phrase. A city without accounts is offered its first administrator
/// instead. A demo city's accounts are listed with their pass phrase, and one click takes one.
class SignInBox : public QFrame {
    Q_OBJECT

public:
    /// Whom the city knows.
    struct Accounts {
        bool hasAny = false;
        QStringList demo;    ///< names whose pass phrase everybody knows
        QString demoPhrase;
    };

    explicit SignInBox(QWidget* parent);

    void setLook(const Look& look);
    void open(const Accounts& accounts);
    void showFault(const city::Fault& fault);
    void setBusy(bool busy);
    void close(); ///< what was typed is forgotten; the map has the keys again
    bool isFirst() const { return !m_accounts.hasAny; } ///< the first administrator is being made

Q_SIGNALS:
    void asked(const QString& name, const QString& phrase);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void place();
    void fillDemo();
    void retranslate();

    Look m_look;
    Accounts m_accounts;
    QLabel *m_title, *m_hint, *m_fault;
    QWidget* m_demo;
    QLineEdit *m_name, *m_phrase, *m_again;
    QPushButton *m_go, *m_cancel;
};

} // namespace widgets
