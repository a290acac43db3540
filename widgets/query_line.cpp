// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/query_line.h"

#include "widgets/label.h"
#include "widgets/qt_parts.h"
#include "widgets/texts.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QStyle>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace widgets {

namespace {
constexpr int pauseMs = 200; // after the last letter
}

QueryLine::QueryLine(QWidget* parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_mistake(label("queryMistake", "mistake", this)),
      m_completer(new QCompleter(this)), m_words(new QStringListModel(this)) {
    setObjectName(QStringLiteral("queryLine"));
    m_text->setObjectName(QStringLiteral("queryText"));
    makeClearable(*m_text);
    m_text->setMaxLength(query::Expression::longest);
    m_text->installEventFilter(this);
    m_mistake->hide();
    m_completer->setModel(m_words);
    m_completer->setWidget(m_text);
    m_completer->popup()->setObjectName(QStringLiteral("queryOffers"));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_text);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &QueryLine::ask);
    connect(m_text, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::textEdited, this, [this] { offer(false); });
    connect(m_text, &QLineEdit::returnPressed, this, &QueryLine::goOn);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &QueryLine::insert);
    retranslate();
}

void QueryLine::setLook(const Look& look) {
    m_look = look;
}

void QueryLine::setCity(city::CataloguePtr catalogue) {
    m_city = std::move(catalogue);
    if (!m_city) {
        m_text->clear();
        m_pause.stop();
        m_asked.clear();
        showMistake(nullptr);
    }
}

void QueryLine::setText(const QString& text) {
    m_text->setText(text);
    ask();
}

QString QueryLine::text() const {
    return m_text->text();
}

void QueryLine::focus() {
    m_text->setFocus();
    m_text->selectAll();
}

void QueryLine::ask() {
    m_pause.stop();
    if (!m_city)
        return;
    const QString text = m_text->text();
    const auto expression = query::Expression::parse(text, *m_city);
    showMistake(expression ? nullptr : &expression.error());
    if (!expression || std::exchange(m_asked, text) == text)
        return;
    Q_EMIT asked(text, *expression);
}

/// The place is underlined as input methods underline what they work on: formats, no change of the text.
void QueryLine::showMistake(const query::Mistake* mistake) {
    QList<QInputMethodEvent::Attribute> formats;
    if (mistake && mistake->length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(m_look.colour(Tone::Missing));
        format.setForeground(m_look.colour(Tone::Missing));
        formats << QInputMethodEvent::Attribute(QInputMethodEvent::TextFormat, mistake->column - m_text->cursorPosition(), mistake->length, format);
    }
    QInputMethodEvent event({}, formats);
    if (!m_isComposing) { // it would end what an input method is at
        const QSignalBlocker quiet(m_text);
        QCoreApplication::sendEvent(m_text, &event);
    }
    // What is only not finished is no alarm: nothing stands there yet, or a word that is being chosen.
    const bool isUnfinished = mistake && mistake->column + (m_completer->popup()->isVisible() ? mistake->length : 0) >=
                                             m_text->text().trimmed().size();
    m_mistake->setProperty("role", isUnfinished ? "caption" : "mistake");
    m_mistake->style()->unpolish(m_mistake);
    m_mistake->style()->polish(m_mistake);
    m_mistake->setText(mistake ? mistake->text() : QString());
    m_mistake->setVisible(mistake != nullptr);
}

void QueryLine::offer(bool always) {
    if (!m_city)
        return;
    m_offered = query::suggest(m_text->text(), m_text->cursorPosition(), *m_city, inChinese());
    if (m_offered.words.isEmpty() || (!always && m_offered.length == 0 && m_text->text().trimmed().isEmpty()))
        return m_completer->popup()->hide();
    m_words->setStringList(m_offered.words);
    QRect place = m_text->rect();
    place.setLeft(std::max(0, m_text->inputMethodQuery(Qt::ImCursorRectangle).toRect().left() - m_look.px(16)));
    place.setWidth(m_look.px(280));
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex({}); // Return is the line's until a word is chosen
}

void QueryLine::insert(const QString& word) {
    QString text = m_text->text();
    const QString space = word.endsWith(QLatin1Char('(')) ? QString() : QStringLiteral(" ");
    text.replace(m_offered.from, m_offered.length, word + space);
    m_text->setText(text);
    m_text->setCursorPosition(m_offered.from + int(word.size() + space.size()));
    offer(false);
}

void QueryLine::goOn() {
    if (m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid())
        return; // a word is chosen
    m_completer->popup()->hide();
    ask();
    if (m_mistake->isHidden())
        Q_EMIT left();
}

bool QueryLine::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::InputMethod)
        m_isComposing = !static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty();
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && key->modifiers().testFlag(Qt::ControlModifier)) {
            offer(true);
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            goOn();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QueryLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueryLine::retranslate() {
    m_text->setPlaceholderText(tr("Query, such as: class = \"Street lamp\" and state != Intact"));
    m_text->setAccessibleName(tr("Query"));
    nameClearButton(*m_text, tr("Clear the query"));
    m_text->setToolTip(tr("Fields, operators and values are offered as you type; Ctrl+Space offers them at any time"));
    if (!m_mistake->isHidden())
        m_asked.clear(), ask();
}

} // namespace widgets
