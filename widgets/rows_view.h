// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace widgets {

/// The table itself. Which rows are selected is not its matter but the city's, of a million of them in no time: it tells
/// what a hand does, a click or a key, and shows what the model marks.
class RowsView : public QTableView {
    Q_OBJECT

public:
    explicit RowsView(QWidget* parent = nullptr);

    enum class Pick { One, Toggle, Range };

Q_SIGNALS:
    /// Rows from `first` to `last`, both included, either way round.
    void picked(int first, int last, widgets::RowsView::Pick pick);
    void opened(int row); ///< double click or Return
    void copyAsked();
    void allAsked();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int m_anchor = -1; ///< where a range begins
};

} // namespace widgets
