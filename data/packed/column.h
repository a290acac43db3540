// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

/// Columns of plain values and checked files of them, read without a copy. std and POSIX only; no Qt.
namespace packed {

/// An immutable run of plain values: a vector of its own, or a view of memory that somebody else keeps alive (a
/// mapped file). Reading is a pointer and a length either way; copying shares.
template <typename T>
class Column {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    using value_type = T;

    Column() = default;
    Column(std::vector<T> values) {
        if (values.empty())
            return;
        auto owner = std::make_shared<const std::vector<T>>(std::move(values));
        m_data = owner->data();
        m_size = owner->size();
        m_keeper = std::move(owner);
    }
    /// `keeper` holds what `values` points at.
    Column(std::span<const T> values, std::shared_ptr<const void> keeper)
        : m_data(values.data()), m_size(values.size()), m_keeper(std::move(keeper)) {}

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T* data() const { return m_data; }
    const T* begin() const { return m_data; }
    const T* end() const { return m_data + m_size; }
    const T& operator[](std::size_t i) const { return m_data[i]; }
    const T& front() const { return m_data[0]; }
    const T& back() const { return m_data[m_size - 1]; }

private:
    const T* m_data = nullptr;
    std::size_t m_size = 0;
    std::shared_ptr<const void> m_keeper;
};

} // namespace packed
