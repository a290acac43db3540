// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/case_words.h"

#include <QWidget>

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace widgets {

class ChoiceBox;

/// What one step of a case demands, as fields below its button: no more than the life cycle asks for. Photos
/// come by choosing files or by dropping them here.
class CaseActionForm : public QWidget {
    Q_OBJECT

public:
    explicit CaseActionForm(QWidget* parent);

    /// For the first of `cases` cases of the same class and state.
    void open(const work::Transition& row, work::Role role, const work::Order& order,
              const std::vector<work::Order>& similar, std::size_t cases, const CaseWords& words);
    void close();
    bool isOpen() const { return m_row != nullptr; }
    void showFault(const QString& sentence);
    void setBusy(bool busy);
    void setPlace(geo::Point place);
    void setTarget(const QString& number);

    /// Whether the step is done at its key, without a form: it demands nothing and can be answered by a further
    /// step.
    static bool isPlain(const work::Transition& row, const work::Lifecycle& lifecycle);

Q_SIGNALS:
    /// What to do; case and revision are for whoever asked.
    void submitted(const store::NewStep& step);
    void cancelled();
    void closed(); ///< by whatever way
    void placeAsked(); ///< answered by setPlace

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QLabel* add(QWidget* field, QPushButton* beside = nullptr);
    void fill(const work::Order& order, const std::vector<work::Order>& similar);
    void showDemanded();
    void submit();
    void choosePhotos();
    void setPhotos(const QStringList& files);
    void retranslate();

    const work::Transition* m_row = nullptr;
    work::Role m_role;
    geo::Point m_at; ///< of the case
    CaseWords m_words;
    QStringList m_files;
    QLabel *m_title, *m_fault;
    QLineEdit *m_reason, *m_handler, *m_photos, *m_place;
    ChoiceBox *m_filing, *m_department, *m_target;
    QDateEdit* m_until;
    QCheckBox* m_met;
    QPushButton *m_browse, *m_onMap, *m_go, *m_cancel;
    QLabel *m_reasonName, *m_handlerName, *m_photosName, *m_placeName, *m_filingName, *m_departmentName,
        *m_targetName, *m_untilName;
    QLabel* m_metName;
};

} // namespace widgets
