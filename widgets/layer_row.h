// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/drawn_texts.h"
#include "widgets/look.h"
#include "widgets/symbols.h"

#include <QStyledItemDelegate>

namespace widgets {

/// Paints the rows of the layer tree: fold mark, check box, symbol, name, figures; and, under the mouse, the
/// marks that show a row alone and zoom to it.
class LayerRow : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit LayerRow(QObject* parent = nullptr);
    void setLook(const Look& look);
    Symbols& symbols() { return m_symbols; }
    /// Where the legend of major classes begins: the tree's indentation is drawn here.
    int indentation(const QModelIndex& index) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    void foldAsked(const QModelIndex& index);
    void soloAsked(const QModelIndex& index);
    void zoomAsked(const QModelIndex& index);

private:
    struct Parts {
        QRect fold, check, symbol, text, solo, zoom;
    };
    Parts partsOf(const QRect& rect, const QModelIndex& index) const;
    void paintCheck(QPainter* painter, const QRect& rect, Qt::CheckState state) const;
    void drawCheck(QPainter* painter, const QRect& rect, Qt::CheckState state) const;
    void paintName(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    Look m_look;
    Symbols m_symbols;
    mutable DrawnTexts m_texts;
};

} // namespace widgets
