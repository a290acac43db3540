// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "city/catalogue.h"
#include "exchange/importing.h"
#include "widgets/look.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace widgets {

/// What is said of a foreign file as a whole before it comes in: which table, as what, in which coordinates and texts, and
/// what happens to rows that are no use. Fills in that part of a mapping.
class ImportForm : public QWidget {
    Q_OBJECT

public:
    explicit ImportForm(QWidget* parent = nullptr);

    void setLook(const Look& look);
    void setCity(city::CataloguePtr catalogue);
    void setFile(const QString& path); ///< empty = none
    void setTables(const std::vector<parcel::Layer>& tables);
    void show(const exchange::Mapping& mapping);
    /// Everything but fields and values.
    void fill(exchange::Mapping& mapping) const;

Q_SIGNALS:
    void fileAsked();
    void changed(bool isOtherSource); ///< by hand; other rows are to be looked at
    void targetChosen();              ///< other fields are asked for

protected:
    void changeEvent(QEvent* event) override;

private:
    QComboBox* combo(const char* name, bool isEditable);
    void addRow(QWidget* field);
    void connectAll();
    void fillChoices();
    void followTable();
    void retranslate();
    static void choose(QComboBox* box, const QString& value);
    static QString chosen(const QComboBox* box);

    city::CataloguePtr m_city;
    QString m_file;
    std::vector<parcel::Layer> m_tables;
    QFormLayout* m_rows;
    QLabel* m_name;
    QPushButton* m_open;
    QComboBox *m_table, *m_target, *m_crs, *m_x, *m_y, *m_encoding, *m_codes, *m_badCodes, *m_samePlace, *m_outside;
    QCheckBox *m_swapped, *m_assign;
    QDoubleSpinBox* m_metres;
    bool m_isShowing = false;
};

} // namespace widgets
