"""The filters of Liquid itself for numbers.

https://shopify.github.io/liquid/filters/
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Decimal,
    InvalidOperation,
    localcontext,
)
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from newsletter_editor.liquid.budget import TOO_LARGE, SpentError
from newsletter_editor.liquid.ruby_values import RubyError, from_number, to_number

MOST_DIGITS = 400
"""Behind or before the point; no float has more."""


def plus(value: Any, more: Any) -> Any:
    """The sum."""
    return _calculated(value, more, lambda a, b: a + b)


def minus(value: Any, less: Any) -> Any:
    """The difference."""
    return _calculated(value, less, lambda a, b: a - b)


def times(value: Any, factor: Any) -> Any:
    """The product."""
    return _calculated(value, factor, lambda a, b: a * b)


def divided_by(value: Any, divisor: Any) -> Any:
    """The quotient, rounded down between whole numbers."""
    return _calculated(value, divisor, _divided)


def modulo(value: Any, divisor: Any) -> Any:
    """The remainder, with the sign of the divisor."""
    return _calculated(value, divisor, _remainder)


def abs_(value: Any) -> Any:
    """The size of a number without its sign."""
    number = to_number(value)
    return from_number(number.copy_abs() if isinstance(number, Decimal) else abs(number))


def round_(value: Any, digits: Any = 0) -> Any:
    """A number rounded to so many digits behind the point, half away from zero."""
    number, places = to_number(value), int(to_number(digits))
    if not -(2**31) <= places < 2**31:
        raise RubyError(f"too many digits: {places}")
    if isinstance(number, Decimal) and not number.is_finite() and places > 0:
        return from_number(number)
    if isinstance(number, int) and places >= 0:
        return number
    if abs(places) > MOST_DIGITS:
        return number if places > 0 else 0
    with localcontext(prec=2 * MOST_DIGITS + 20):
        shift = Decimal(1).scaleb(-places)
        rounded = _finite(number).quantize(shift, rounding=ROUND_HALF_UP)
    return int(rounded) if places <= 0 else float(rounded)


def ceil(value: Any) -> int:
    """The next whole number upwards."""
    return int(_finite(to_number(value)).to_integral_value(ROUND_CEILING))


def floor(value: Any) -> int:
    """The next whole number downwards."""
    return int(_finite(to_number(value)).to_integral_value(ROUND_FLOOR))


def _finite(number: int | Decimal) -> Decimal:
    found = Decimal(number)
    if not found.is_finite():
        name = "NaN" if found.is_nan() else "Infinity" if found > 0 else "-Infinity"
        raise RubyError(f"Computation results in '{name}'")
    return found


def at_least(value: Any, least: Any) -> Any:
    """The greater of two numbers."""
    return from_number(max(to_number(value), to_number(least)))


def at_most(value: Any, most: Any) -> Any:
    """The smaller of two numbers."""
    return from_number(min(to_number(value), to_number(most)))


def _calculated(value: Any, other: Any, how: Callable[[Any, Any], Any]) -> Any:
    left, right = to_number(value), to_number(other)
    if isinstance(left, Decimal) or isinstance(right, Decimal):
        left, right = Decimal(left), Decimal(right)
    elif max(left.bit_length(), right.bit_length()) > 20_000:
        raise SpentError(TOO_LARGE)
    try:
        return from_number(how(left, right))
    except ZeroDivisionError:
        raise RubyError("divided by 0") from None
    except InvalidOperation:
        # As infinity times zero.
        return math.nan


def _divided(left: Any, right: Any) -> Any:
    if not right and isinstance(left, Decimal):
        return left * Decimal("inf").copy_sign(right) if left else Decimal("nan")
    if not right:
        raise ZeroDivisionError
    return left // right if isinstance(left, int) else left / right


def _remainder(left: Any, right: Any) -> Any:
    if not right:
        raise ZeroDivisionError
    if isinstance(left, int):
        return left % right
    if not (left.is_finite() and right.is_finite()):
        return left - right * (left / right).to_integral_value(ROUND_FLOOR)
    # Exact, however many digits there are.
    return Decimal(float(Fraction(left) % Fraction(right)))


NUMBER_FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "abs": abs_,
        "at_least": at_least,
        "at_most": at_most,
        "ceil": ceil,
        "divided_by": divided_by,
        "floor": floor,
        "minus": minus,
        "modulo": modulo,
        "plus": plus,
        "round": round_,
        "times": times,
    }
)
