import {
	addAnswer,
	bucketCount,
	type DriverSums,
	noSums,
} from '../../../../core/insight/drivers/sums';

/** Sums of rows whose first column is the outcome; each row is a customer. */
export function sumsOf(rows: ReadonlyArray<ReadonlyArray<number | null>>): DriverSums {
	const drivers = (rows[0] ?? [0]).slice(1).map((_, at) => at);
	const sums = noSums({ width: drivers.length, drivers, outcome: null, pairs: [] });
	rows.forEach((row, at) => {
		const [outcome, ...values] = row.map((value) => value ?? Number.NaN);
		addAnswer(sums, Float64Array.from(values), outcome ?? Number.NaN, (at * 37) % bucketCount);
	});
	return sums;
}

/** R's `mtcars` (Henderson & Velleman 1981): mpg, cyl, disp, hp, gear. */
export const mtcars =
	`21 6 160 110 4|21 6 160 110 4|22.8 4 108 93 4|21.4 6 258 110 3|18.7 8 360 175 3
18.1 6 225 105 3|14.3 8 360 245 3|24.4 4 146.7 62 4|22.8 4 140.8 95 4|19.2 6 167.6 123 4
17.8 6 167.6 123 4|16.4 8 275.8 180 3|17.3 8 275.8 180 3|15.2 8 275.8 180 3|10.4 8 472 205 3
10.4 8 460 215 3|14.7 8 440 230 3|32.4 4 78.7 66 4|30.4 4 75.7 52 4|33.9 4 71.1 65 4
21.5 4 120.1 97 3|15.5 8 318 150 3|15.2 8 304 150 3|13.3 8 350 245 3|19.2 8 400 175 3
27.3 4 79 66 4|26 4 120.3 91 5|30.4 4 95.1 113 5|15.8 8 351 264 5|19.7 6 145 175 5
15 8 301 335 5|21.4 4 121 109 4`
		.split(/[|\n]/)
		.map((row) => row.split(' ').map(Number));

/** Longley's data (NIST StRD): employed, GNPDEFL, GNP, UNEMP, ARMED, POP, YEAR. */
export const longley =
	`60323 83 234289 2356 1590 107608 1947|61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949|61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951|63639 98.1 346999 1932 3594 113270 1952
64989 99 365385 1870 3547 115094 1953|63761 100 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955|67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957|66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959|69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961|70551 116.9 554894 4007 2827 130081 1962`
		.split(/[|\n]/)
		.map((row) => row.split(' ').map(Number));
