import { listed } from './rules';

/**
 * The days of the Umm al-Qura calendar, the civil one of Saudi Arabia, from 2020 to 2035: published by
 * its institute until 1450 (May 2029), after that reckoned by its rule (R. H. van Gent). Where the moon
 * is looked for, a month may begin a day sooner or later. `Intl` moves many months after 1450.
 */
export const islamicNewYear = listed(
	'2020-08-20 2021-08-09 2022-07-30 2023-07-19 2024-07-07 2025-06-26 2026-06-16 2027-06-06',
	'2028-05-25 2029-05-14 2030-05-03 2031-04-23 2032-04-11 2033-04-01 2034-03-21 2035-03-11',
);

/** 1 Ramadan; it begins on the evening before. */
export const ramadan = listed(
	'2020-04-24 2021-04-13 2022-04-02 2023-03-23 2024-03-11 2025-03-01 2026-02-18 2027-02-08',
	'2028-01-28 2029-01-16 2030-01-05 2030-12-26 2031-12-15 2032-12-04 2033-11-23 2034-11-12',
	'2035-11-01',
);

/** 1 Shawwal. */
export const eidAlFitr = listed(
	'2020-05-24 2021-05-13 2022-05-02 2023-04-21 2024-04-10 2025-03-30 2026-03-20 2027-03-09',
	'2028-02-26 2029-02-14 2030-02-04 2031-01-24 2032-01-14 2033-01-02 2033-12-23 2034-12-12',
	'2035-12-01',
);

/** 10 Dhu al-Hijjah. */
export const eidAlAdha = listed(
	'2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16 2025-06-06 2026-05-27 2027-05-16',
	'2028-05-05 2029-04-24 2030-04-13 2031-04-02 2032-03-22 2033-03-11 2034-03-01 2035-02-18',
);
