// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compare/pin.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lowwater {

namespace {

class PinWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::PinWords)
};

constexpr std::array<Token, mostPins> tokens{Token::PinA, Token::PinB, Token::PinC, Token::PinD};

} // namespace

const Pin* pinAt(const Pins& pins, std::size_t slot)
{
    const auto found = std::find_if(pins.begin(), pins.end(), [slot](const Pin& pin) { return pin.slot == slot; });
    return found == pins.end() ? nullptr : &*found;
}

std::optional<std::size_t> freeSlot(const Pins& pins)
{
    for (std::size_t slot = 0; slot < mostPins; ++slot)
        if (pinAt(pins, slot) == nullptr)
            return slot;
    return std::nullopt;
}

QString pinLetter(std::size_t slot)
{
    return QString(QChar(u'A' + static_cast<char16_t>(slot)));
}

QString pinTitle(const Pin& pin)
{
    return pin.name.isEmpty() ? pinLetter(pin.slot)
                              : PinWords::tr("%1: %2", "letter, name").arg(pinLetter(pin.slot), pin.name);
}

Token pinToken(std::size_t slot)
{
    return tokens.at(slot);
}

QList<qreal> pinDashes(std::size_t slot)
{
    switch (slot) {
    case 0:
        return {8, 3};
    case 1:
        return {3, 3};
    case 2:
        return {8, 3, 2, 3};
    default:
        return {1, 2};
    }
}

} // namespace lowwater
