// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parcel/parcel.h"

namespace importer {

/// Frames to and from the program that started this one. The other end gone means that nobody wants the work.
class Pipe {
public:
    /// Takes standard input and output for itself; what a library prints goes to standard error from then on.
    Pipe();
    /// Ends the process when nobody reads any more.
    void send(const parcel::Message& message);
    /// The next message; nothing at the end or when it is none of ours.
    std::optional<parcel::Message> receive();

private:
    bool readAll(char* to, std::size_t length);
    int m_in = -1, m_out = -1;
    std::size_t m_fields = 0; ///< of the layer received last
};

} // namespace importer
