// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "query/expression.h"
#include "widgets/look.h"

#include <QTimer>
#include <QWidget>

class QCompleter;
class QLabel;
class QLineEdit;
class QStringListModel;

namespace widgets {

/// A line for an expression: what could come next is offered while one types (Ctrl+Space at any time), a mistake is told
/// with its place and marked in the text, and what holds together is asked a moment after the last letter.
class QueryLine : public QWidget {
    Q_OBJECT

public:
    explicit QueryLine(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< null empties it
    void setText(const QString& text);          ///< asked at once
    QString text() const;
    QLabel* mistake() { return m_mistake; } ///< where a mistake is told: to be put where there is room
    void focus();

Q_SIGNALS:
    void asked(const QString& text, const query::Expression& expression);
    void left(); ///< Return or Down: on to the rows

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void goOn(); ///< to the rows, unless there is a mistake
    void offer(bool always);
    void insert(const QString& word);
    void showMistake(const query::Mistake* mistake);
    void retranslate();

    city::CataloguePtr m_city;
    Look m_look;
    QLineEdit* m_text;
    QLabel* m_mistake;
    QCompleter* m_completer;
    QStringListModel* m_words;
    query::Suggestion m_offered;
    QTimer m_pause;
    QString m_asked;
    bool m_isComposing = false; ///< an input method, in the line
};

} // namespace widgets
