// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/bulk.h"
#include "widgets/field_editor.h"
#include "widgets/look.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace widgets {

/// Changes everything that is selected as one: fields to set, metres to move, codes to give. A preview says what would
/// change and what cannot, before anything does; the whole is one entry that is taken back as one.
class BulkPanel : public QWidget {
    Q_OBJECT

public:
    explicit BulkPanel(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue); ///< null: closed
    void setEditable(bool editable);
    void setSelection(const city::Selection& selection);
    void begin(); ///< work on what was asked for: it can be cancelled
    void showProgress(double share, const QString& what);
    void showPreview(const store::bulk::Preview& preview);
    void showOutcome(const store::bulk::Outcome& outcome);
    void showFault(const city::Fault& fault);
    bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void previewAsked(const store::bulk::Wish& wish);
    void applyAsked(const store::bulk::Wish& wish, const QString& reason, store::bulk::Faults faults);
    void cancelAsked();
    void componentChosen(const city::ComponentKey& key); ///< a faulty one: show it

protected:
    void changeEvent(QEvent* event) override;

private:
    /// A field that can be set, and whether it is.
    struct Row {
        QCheckBox* isSet;
        FieldEditor* editor;
    };
    QWidget* buildFields();
    QWidget* buildFoot();
    void addRow(QVBoxLayout& column, QWidget* body, const city::FieldDescription& description);
    /// Nothing, with the faults beside their fields, where something cannot be read or nothing is asked for.
    std::optional<store::bulk::Wish> wish();
    /// Classes are offered for one shape; a preview tells of components that have another.
    city::Shape shape() const;
    void preview();
    void apply();
    void forgetPreview(); ///< the wish or the selection is another one
    void setBusy(bool busy);
    void list(const std::vector<store::bulk::Faulty>& faults);
    void listExamples(const std::vector<store::bulk::Example>& examples);
    void say(const QString& sentence, bool isBad = false);
    void follow();
    void retranslate();

    Look m_look;
    city::CataloguePtr m_city;
    city::Selection m_selection;
    bool m_isEditable = false, m_isBusy = false;
    std::optional<store::bulk::Preview> m_preview;
    std::vector<Row> m_rows;
    QLabel *m_title, *m_message, *m_moveName;
    QDoubleSpinBox *m_east, *m_north;
    QCheckBox *m_codes, *m_skip;
    QLineEdit* m_reason;
    QTreeWidget* m_results;
    QProgressBar* m_progress;
    QPushButton *m_previewButton, *m_apply, *m_cancel;
};

} // namespace widgets
