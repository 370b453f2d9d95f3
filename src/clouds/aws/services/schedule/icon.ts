/** A clock; drawn here. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#2b7f8c" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><circle cx="12" cy="12.500" r="8.500" fill="#d7eef1"/><path d="M12 8v4.500l3 2M9.500 1.500h5"/></svg>`;
