/**
 * Solves a symmetric positive system by Cholesky's factors; only the lower half of the matrix is read, and it is used up.
 * The least pivot keeps a sign that never varied from dividing by zero.
 */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array<ArrayBuffer> {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) rest -= matrix[i * size + k]! * matrix[j * size + k]!;
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(rest, 1e-9)) : rest / matrix[j * size + j]!;
    }
  }
  const answer = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) answer[i]! -= matrix[i * size + k]! * answer[k]!;
    answer[i]! /= matrix[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) answer[i]! -= matrix[k * size + i]! * answer[k]!;
    answer[i]! /= matrix[i * size + i]!;
  }
  return answer;
}
