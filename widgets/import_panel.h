// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "exchange/importing.h"
#include "store/batch.h"
#include "widgets/look.h"

#include <QTimeZone>
#include <QTimer>
#include <QWidget>
#include <memory>

class QAbstractItemModel;
class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTabWidget;
class QTableView;

namespace widgets {

class BatchList;
class ImportForm;
class ImportReport;
class MappingModel;
class PreviewModel;
class ValuesModel;

/// Bringing a file into the open city: what it holds, what its columns and texts mean, a check of every row, the import, and
/// what was refused. It asks for everything and reads nothing itself.
class ImportPanel : public QWidget {
    Q_OBJECT

public:
    explicit ImportPanel(QWidget* parent = nullptr);
    ~ImportPanel() override;

    /// The first rows of a file, as the mapping of `lookAsked` reads them.
    struct Looked {
        std::vector<parcel::Layer> tables;
        exchange::Preview rows;
        QStringList warnings;            ///< what looks wrong with them
        std::optional<city::Fault> fault; ///< why there are none
    };

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< null: none is open
    void setFile(const QString& path);          ///< asks for a look
    const QString& file() const { return m_file; }
    const exchange::Mapping& mapping() const { return m_mapping; }
    void setMapping(const exchange::Mapping& mapping);
    void showLooked(std::shared_ptr<const Looked> looked);
    void showProgress(double share, const QString& what);
    void showReport(const exchange::ImportReport& report, bool isDryRun, const QString& rejects);
    void showFault(const city::Fault& fault);
    void showBatches(const std::vector<store::batches::Entry>& batches);
    void say(const QString& text);
    void setBusy(bool busy); ///< checking, importing, taking back

Q_SIGNALS:
    void fileAsked();
    void lookAsked(const QString& file, const exchange::Mapping& mapping); ///< answered by showLooked
    void runAsked(bool isDryRun);                                          ///< of file() with mapping()
    void stopAsked();
    void loadAsked();
    void saveAsked();
    void rejectsAsked(const QString& file);
    void revertAsked(const QString& batch);
    void rowChosen(int row); ///< of the first rows; -1 = none
    void shown();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildMapping();
    QTabWidget* buildPages();
    QWidget* buildStrip();
    QTableView* table(const char* name, QAbstractItemModel* model);
    QPushButton* button(const char* name);
    void connectAll();
    void look();
    void takeForm();
    void showMapping();
    void sayMapping(); ///< what is wrong with it, or how to go on
    void follow();
    void tell(const QString& text, const char* role);
    void retranslate();

    Look m_look;
    city::CataloguePtr m_city;
    QString m_file;
    exchange::Mapping m_mapping;
    std::shared_ptr<const Looked> m_looked;
    bool m_isComplete = false, m_isLooking = false, m_isBusy = false;
    QTimer m_pause; ///< until what is being typed is asked
    ImportForm* m_form;
    MappingModel* m_fields;
    ValuesModel* m_values;
    PreviewModel* m_rows;
    ImportReport* m_report;
    BatchList* m_batches;
    QTabWidget* m_pages;
    QTableView *m_rowsView, *m_fieldsView, *m_valuesView;
    QLabel *m_fieldsTitle, *m_message;
    QProgressBar* m_progress;
    QPushButton *m_load, *m_save, *m_check, *m_import, *m_stop;
};

} // namespace widgets
