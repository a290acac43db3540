// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_words.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace widgets {

class ChoiceBox;

/// Reports a case at a place of the map: its class is guessed from the component there, areas, department and
/// company follow and are shown before anything is written, and so are open cases about the same.
class CaseReportForm : public QWidget {
    Q_OBJECT

public:
    explicit CaseReportForm(QWidget* parent);

    void setWords(const CaseWords& words);
    void open(); ///< empty, waiting for a place
    /// What was clicked: `key` and `classId` where there is a component.
    void setPlace(geo::Point place, std::optional<city::ComponentKey> key, int classId);
    void showPreview(const store::CaseBoard::Preview& preview);
    void showFault(const QString& sentence);
    void setBusy(bool busy);
    store::NewCase what() const;
    void submit();

Q_SIGNALS:
    void previewAsked(const store::NewCase& what);
    void reportAsked(const store::NewCase& what);
    void cancelled();
    void caseAsked(const QString& number);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillClasses(int classId);
    void ask();
    void retranslate();

    CaseWords m_words;
    std::optional<geo::Point> m_place;
    std::optional<city::ComponentKey> m_key;
    QString m_componentCode; ///< of the class of the component
    bool m_isFilling = false;
    QLabel *m_title, *m_where, *m_follows, *m_similar, *m_fault;
    QLabel *m_className, *m_textName, *m_urgencyName, *m_sourceName;
    ChoiceBox* m_class;
    QLineEdit* m_text;
    QComboBox *m_urgency, *m_source;
    QVBoxLayout* m_others;
    std::vector<QPushButton*> m_read;
    std::vector<QString> m_numbers;
    QPushButton *m_go, *m_cancel;
};

} // namespace widgets
