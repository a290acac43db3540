// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a text for the translators without Qt: whoever shows it translates it in the context named.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif
