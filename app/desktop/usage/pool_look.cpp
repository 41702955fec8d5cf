// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/pool_look.h"

#include <QCoreApplication>

namespace lowwater {

Token poolToken(Pool pool)
{
    return pool == Pool::Plan ? Token::PoolPlan : pool == Pool::Api ? Token::PoolApi : Token::PoolExtra;
}

Icon poolIcon(Pool pool)
{
    return pool == Pool::Plan ? Icon::Plan : pool == Pool::Api ? Icon::ApiKey : Icon::Credits;
}

QString poolWord(Pool pool)
{
    switch (pool) {
    case Pool::Plan:
        return QCoreApplication::translate("Pool", "plan");
    case Pool::Api:
        return QCoreApplication::translate("Pool", "API key");
    case Pool::Extra:
    case Pool::Unset:
        break;
    }
    return QCoreApplication::translate("Pool", "credits");
}

} // namespace lowwater
