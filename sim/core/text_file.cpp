// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/text_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <unistd.h>

namespace lowwater {

namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

constexpr std::size_t longestStem = 200; // of the 255 bytes that a name may have

/// A name in the same folder, so that a rename is enough.
std::string temporaryBeside(const std::string& path)
{
    const auto name = path.find_last_of('/') + 1; // 0 without a folder
    return path.substr(0, name + longestStem) + ".part" + std::to_string(::getpid());
}

Error ioError(const std::string& path, const char* what)
{
    return Error{ErrorCode::Io, {path, 0, {}}, {}, std::string{what} + ": " + std::strerror(errno)};
}

} // namespace

Result<std::string> readFile(const std::string& path)
{
    const File file{std::fopen(path.c_str(), "rb")};
    if (!file)
        return ioError(path, "cannot be opened");
    std::string text;
    std::array<char, 1U << 16U> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        text.append(buffer.data(), count);
    if (std::ferror(file.get()) != 0)
        return ioError(path, "cannot be read");
    return text;
}

Result<Done> writeFile(const std::string& path, std::string_view text)
{
    const std::string temporary = temporaryBeside(path);
    File file{std::fopen(temporary.c_str(), "wb")};
    if (!file)
        return ioError(path, "cannot be written");
    bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
    written = std::fflush(file.get()) == 0 && written;
    written = ::fsync(::fileno(file.get())) == 0 && written;
    const int failure = errno;
    file.reset();
    if (!written || std::rename(temporary.c_str(), path.c_str()) != 0) {
        if (!written)
            errno = failure;
        Error error = ioError(path, "cannot be written");
        std::remove(temporary.c_str());
        return error;
    }
    return Done{};
}

} // namespace lowwater
