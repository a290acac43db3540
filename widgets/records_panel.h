// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/record_form.h"
#include "widgets/records_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace widgets {

/// The panel of facilities, compounds, road sections and green spaces: the records of one table, filtered as one types, and the
/// form of one of them. The figures of what is new this year stand above.
class RecordsPanel : public QWidget {
    Q_OBJECT

public:
    explicit RecordsPanel(QWidget* parent = nullptr);

    void setLook(const Look& look);
    /// Null while no city is open. `tables` outlives it.
    void setCity(const city::RecordTables* tables, const QDate& today);
    void setEditable(bool editable);
    void showListing(store::RecordDesk::ListingPtr listing);
    void showFault(const QString& sentence);
    /// Opens the form on a record; of another table than the one shown it is dropped.
    void showRecord(const city::Record& record);
    void add();
    const city::RecordTable* table() const { return m_table; }
    RecordForm& form() { return *m_form; }

Q_SIGNALS:
    void listAsked(const QString& table);
    void choicesAsked(const QString& table);
    void recordAsked(const QString& table, qint64 row);
    void addAsked();
    void pickAsked(); ///< the next click on the map names one
    void chosen(const store::RecordLine& line); ///< the current one: to be shown on the map

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildList();
    void choose(int table);
    void openCurrent();
    void fitColumns();
    void say();
    void fillTables();
    void retranslate();
    const store::RecordLine* current() const;

    const city::RecordTables* m_tables = nullptr;
    const city::RecordTable* m_table = nullptr;
    QDate m_today;
    bool m_isEditable = false;
    bool m_isQuiet = false; ///< the current row changes by itself
    QString m_fault;
    store::RecordDesk::ListingPtr m_listing;
    RecordsModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QStackedWidget* m_pages;
    QComboBox* m_kinds;
    QLineEdit* m_filter;
    QLabel *m_state, *m_figures;
    QPushButton *m_new, *m_pick;
    QTableView* m_view;
    RecordForm* m_form;
};

} // namespace widgets
