"""What a logger costs a year (OPS-4)."""

SIM = 14.40
CELLS = 9.80
YEARS_A_CELL = 3  # AGT-5: measured 1.6 so far


def a_year(loggers):
    return loggers * (SIM + CELLS / YEARS_A_CELL)


if __name__ == "__main__":
    for loggers in (20, 100, 500):
        print(f"{loggers:>5} loggers  {a_year(loggers):>10.2f} EUR")
