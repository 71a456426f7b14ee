// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "registry/page_checksum.hpp"
#include "registry/sqlite_library.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::registry {
namespace {

/// What one registered layer knows; SQLite keeps pointers to it for ever.
struct Layer {
  sqlite3_vfs vfs{};
  sqlite3_vfs* base = nullptr;
  bool lenient = false;
  std::string name;
};

/// Our file stands before that of the file system below, in memory that SQLite gives.
struct LayerFile {
  sqlite3_file file;
  bool is_database;
  bool lenient;
};

LayerFile* layer_of(sqlite3_file* file) { return reinterpret_cast<LayerFile*>(file); }
sqlite3_file* below(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(layer_of(file) + 1); }
sqlite3_vfs* below(sqlite3_vfs* vfs) { return static_cast<Layer*>(vfs->pAppData)->base; }

bool is_page(sqlite3_file* file, int amount, sqlite3_int64 offset) {
  return layer_of(file)->is_database && amount == page_size && offset % page_size == 0;
}

int read_file(sqlite3_file* file, void* buffer, int amount, sqlite3_int64 offset) {
  const int code = below(file)->pMethods->xRead(below(file), buffer, amount, offset);
  if (code != SQLITE_OK || !is_page(file, amount, offset) || layer_of(file)->lenient) return code;
  const auto number = static_cast<std::uint64_t>(offset / page_size + 1);
  return page_is_whole(static_cast<const unsigned char*>(buffer), number) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int write_file(sqlite3_file* file, const void* buffer, int amount, sqlite3_int64 offset) {
  if (!is_page(file, amount, offset)) return below(file)->pMethods->xWrite(below(file), buffer, amount, offset);
  std::array<unsigned char, page_size> page;
  std::memcpy(page.data(), buffer, page_size);
  seal_page(page.data(), static_cast<std::uint64_t>(offset / page_size + 1));
  return below(file)->pMethods->xWrite(below(file), page.data(), amount, offset);
}

const sqlite3_io_methods methods{
    2,  // without memory mapping, which would pass the checksums by
    [](sqlite3_file* f) { return below(f)->pMethods->xClose(below(f)); },
    read_file,
    write_file,
    [](sqlite3_file* f, sqlite3_int64 size) { return below(f)->pMethods->xTruncate(below(f), size); },
    [](sqlite3_file* f, int flags) { return below(f)->pMethods->xSync(below(f), flags); },
    [](sqlite3_file* f, sqlite3_int64* size) { return below(f)->pMethods->xFileSize(below(f), size); },
    [](sqlite3_file* f, int level) { return below(f)->pMethods->xLock(below(f), level); },
    [](sqlite3_file* f, int level) { return below(f)->pMethods->xUnlock(below(f), level); },
    [](sqlite3_file* f, int* held) { return below(f)->pMethods->xCheckReservedLock(below(f), held); },
    [](sqlite3_file* f, int op, void* argument) { return below(f)->pMethods->xFileControl(below(f), op, argument); },
    [](sqlite3_file* f) { return below(f)->pMethods->xSectorSize(below(f)); },
    [](sqlite3_file* f) { return below(f)->pMethods->xDeviceCharacteristics(below(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** memory) {
      return below(f)->pMethods->xShmMap(below(f), page, size, extend, memory);
    },
    [](sqlite3_file* f, int offset, int n, int flags) { return below(f)->pMethods->xShmLock(below(f), offset, n, flags); },
    [](sqlite3_file* f) { below(f)->pMethods->xShmBarrier(below(f)); },
    [](sqlite3_file* f, int erase) { return below(f)->pMethods->xShmUnmap(below(f), erase); },
    nullptr,
    nullptr,
};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  auto* const layer = layer_of(file);
  layer->file.pMethods = nullptr;
  layer->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  layer->lenient = static_cast<Layer*>(vfs->pAppData)->lenient;
  const int code = below(vfs)->xOpen(below(vfs), name, below(file), flags, flags_out);
  if (below(file)->pMethods != nullptr) layer->file.pMethods = &methods;
  return code;
}

void fill(Layer& layer) {
  auto& vfs = layer.vfs;
  vfs.iVersion = 2;
  vfs.szOsFile = static_cast<int>(sizeof(LayerFile)) + layer.base->szOsFile;
  vfs.mxPathname = layer.base->mxPathname;
  vfs.zName = layer.name.c_str();
  vfs.pAppData = &layer;
  vfs.xOpen = open_file;
  vfs.xDelete = [](sqlite3_vfs* v, const char* name, int sync) { return below(v)->xDelete(below(v), name, sync); };
  vfs.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) { return below(v)->xAccess(below(v), name, flags, out); };
  vfs.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) { return below(v)->xFullPathname(below(v), name, size, out); };
  vfs.xDlOpen = [](sqlite3_vfs*, const char*) -> void* { return nullptr; };
  vfs.xDlError = [](sqlite3_vfs*, int size, char* text) {
    if (size > 0) *text = '\0';
  };
  vfs.xDlSym = [](sqlite3_vfs*, void*, const char*) -> void (*)() { return nullptr; };
  vfs.xDlClose = [](sqlite3_vfs*, void*) {};
  vfs.xRandomness = [](sqlite3_vfs* v, int size, char* out) { return below(v)->xRandomness(below(v), size, out); };
  vfs.xSleep = [](sqlite3_vfs* v, int microseconds) { return below(v)->xSleep(below(v), microseconds); };
  vfs.xCurrentTime = [](sqlite3_vfs* v, double* out) { return below(v)->xCurrentTime(below(v), out); };
  vfs.xGetLastError = [](sqlite3_vfs* v, int size, char* text) { return below(v)->xGetLastError(below(v), size, text); };
  vfs.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* out) { return below(v)->xCurrentTimeInt64(below(v), out); };
}

}  // namespace

std::string checksum_file_system(const std::string& base, bool lenient) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Layer>> layers;
  const std::lock_guard lock{mutex};
  const std::string name = (lenient ? "ferrolabel-lenient-" : "ferrolabel-") + (base.empty() ? std::string{"default"} : base);
  auto& layer = layers[name];
  if (layer) return name;
  auto fresh = std::make_unique<Layer>();
  fresh->base = sqlite().vfs_find(base.empty() ? nullptr : base.c_str());
  if (fresh->base == nullptr) throw StoreError{StoreError::Kind::unavailable, "SQLite has no file system '" + base + "'"};
  fresh->lenient = lenient;
  fresh->name = name;
  fill(*fresh);
  if (sqlite().vfs_register(&fresh->vfs, 0) != SQLITE_OK) throw StoreError{StoreError::Kind::unavailable, "SQLite does not take a file system"};
  layer = std::move(fresh);
  return name;
}

}  // namespace ferrolabel::registry
